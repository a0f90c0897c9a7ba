import { createHash } from 'node:crypto';
import type { PropsWithChildren } from '@kitajs/html';
import type { FastifyReply } from 'fastify';

const styles = `:root{color-scheme:light dark}
body{margin:0;padding:48px 16px;background:#f4f5f1;color:#1c2b28;font:17px/1.5 system-ui,sans-serif}
main{max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #d5dad2;border-radius:14px}
h1{margin:0 0 12px;font-size:26px;line-height:1.2}
textarea{box-sizing:border-box;width:100%;min-height:9em;padding:10px 12px;border:1.5px solid #7a857f;border-radius:8px;background:#fff;color:#1c2b28;font:inherit}
label{display:block;width:100%;font-weight:600}
form{display:flex;flex-wrap:wrap;gap:8px;margin:16px 0 0}
button{min-height:44px;padding:0 20px;border:1px solid #7a857f;border-radius:8px;background:#fff;color:#1c2b28;font:inherit;font-weight:600;cursor:pointer}
button:focus-visible,textarea:focus-visible{outline:2px solid #16594a;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#121a18;color:#edf1ec}main{background:#1b2523;border-color:#33403c}button,textarea{background:#1b2523;color:#edf1ec;border-color:#8b9892}button:focus-visible,textarea:focus-visible{outline-color:#84d3b8}}`;

const styleHash = createHash('sha256').update(styles).digest('base64');

/** The page brings its own few styles and nothing else; its form goes to where it came from. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page of its own for people who are not signed in: a heading, a few words, perhaps a form. */
export const plainPage = (
  props: PropsWithChildren<{ language: 'en' | 'es'; title: string }>,
): string => `<!doctype html>${<Page {...props} />}`;

function Page({
  language,
  title,
  children,
}: PropsWithChildren<{ language: 'en' | 'es'; title: string }>) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title safe>{`${title} · Hallway`}</title>
        <style>{styles as 'safe'}</style>
      </head>
      <body>
        <main>
          <h1 safe>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

/** Answers with a page whose address holds a secret: nobody keeps it, and no other site learns of it. */
export const sendPlainPage = (reply: FastifyReply, status: number, page: string) =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer', // the address holds the token
      'x-robots-tag': 'noindex',
    })
    .send(page);
