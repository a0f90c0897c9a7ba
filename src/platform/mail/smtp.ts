import { createTransport } from 'nodemailer';
import { bodyThatAsks, checkEnvelope, type MailTransport } from './transport.ts';

/** How many mails are handed over at once, over as many connections. */
const connections = 5;

/** What the library hands its plugin: the mail as it was given, with the question that opens its body. */
type Asking = { begin: () => Promise<void> };

/**
 * Carries mail to an SMTP server over kept connections. `smtps:` is TLS from the start; with `smtp:` the connection
 * turns to TLS when the server offers it, and `?requireTLS=true` insists.
 *
 * The library tries a mail again on another connection when one breaks. That is safe: `begin` lets a body out once.
 */
export function smtpTransport(url: string): MailTransport {
  const transport = createTransport({
    pool: true,
    url,
    maxConnections: connections,
    maxRequeues: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 90_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.on('error', () => undefined); // the mail under way rejects with the same error

  transport.use('stream', (mail, done) => {
    const { begin } = mail.data as typeof mail.data & Asking;
    try {
      checkEnvelope(mail.message.getEnvelope().to, mail.data);
    } catch (error) {
      return done(error as Error);
    }
    mail.message.build((error, body) => {
      if (error) return done(error);
      mail.message.createReadStream = () => bodyThatAsks(body, begin);
      return done();
    });
  });

  return {
    async carry(_id, mail, begin) {
      const asking: typeof mail & Asking = { ...mail, begin };
      const { envelope } = await transport.sendMail(asking);
      checkEnvelope(envelope.to, mail);
    },
    async close() {
      transport.close();
    },
  };
}
