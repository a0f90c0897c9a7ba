import type { PropsWithChildren } from '@kitajs/html';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { notFound } from '../problem.ts';
import { findKeptMail, type KeptMail, listKeptMails, readKeptSource } from './folder.ts';

/** What a mail may do when it is looked at: show itself, and open its links in a new tab. */
const mailPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
].join('; ');

/**
 * `/dev/mail`: the mail that a development machine keeps instead of sending it.
 *
 * @throws Error in production: everybody's mail would lie open
 */
export const devMailPages: FastifyPluginAsync<{ folder: string; production: boolean }> = async (
  app,
  { folder, production },
) => {
  if (production) throw new Error('/dev/mail shows everybody’s mail: it is for development only');
  const open = { config: { access: 'anyone' as const }, schema: { hide: true } };
  const idOf = (request: { params: unknown }) => (request.params as { id: string }).id;
  const found = async (id: string) => {
    const mail = await findKeptMail(folder, id);
    if (!mail) throw notFound();
    return mail;
  };

  app.get('/dev/mail', open, async (_request, reply) =>
    sendPage(reply, <MailList mails={await listKeptMails(folder)} />),
  );
  app.get('/dev/mail/:id', open, async (request, reply) =>
    sendPage(reply, <OneMail mail={await found(idOf(request))} />),
  );
  app.get('/dev/mail/:id/html', open, async (request, reply) => {
    const { html } = await found(idOf(request));
    if (html === null) throw notFound();
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': mailPolicy, 'x-frame-options': 'SAMEORIGIN' })
      .send(html.replace('<head>', '<head><base target="_blank">'));
  });
  app.get('/dev/mail/:id/raw', open, async (request, reply) => {
    const source = await readKeptSource(folder, idOf(request));
    if (!source) throw notFound();
    return reply.type('text/plain; charset=utf-8').send(source);
  });
};

const sendPage = (reply: FastifyReply, page: JSX.Element) =>
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(`<!doctype html>${page}`);

function Shell({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title safe>{`${title} · kept mail`}</title>
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}

function MailList({ mails }: { mails: KeptMail[] }) {
  return (
    <Shell title="Mail">
      <h1>Mail</h1>
      <p>Nothing is sent from this machine: what Hallway would have mailed is kept here.</p>
      {mails.length === 0 && <p>No mail yet.</p>}
      <ul>
        {mails.map((mail) => (
          <li>
            <a href={`/dev/mail/${mail.id}`} safe>
              {mail.subject}
            </a>{' '}
            <span safe>{`to ${mail.to}, ${mail.keptAt}`}</span>
          </li>
        ))}
      </ul>
    </Shell>
  );
}

function OneMail({ mail }: { mail: KeptMail }) {
  return (
    <Shell title={mail.subject}>
      <p>
        <a href="/dev/mail">All mail</a>
      </p>
      <h1 safe>{mail.subject}</h1>
      <p safe>{`To ${mail.to}, ${mail.keptAt}`}</p>
      <pre>
        <Linked text={mail.text} />
      </pre>
      {mail.html !== null && (
        <iframe
          title="HTML part"
          src={`/dev/mail/${mail.id}/html`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          width="100%"
          height="900"
        />
      )}
      <p>
        <a href={`/dev/mail/${mail.id}/raw`}>The mail as it would have travelled</a>
      </p>
    </Shell>
  );
}

/** The text with its addresses as links: sign-in from here is one click. */
function Linked({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <>
      {parts.map((part, at) =>
        at % 2 === 1 ? (
          <a href={part} safe>
            {part}
          </a>
        ) : (
          <span safe>{part}</span>
        ),
      )}
    </>
  );
}
