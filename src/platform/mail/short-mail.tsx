/** The words of a short mail, for a person and for their mail program. */
export type MailWords = { subject: string; text: string; html: string };
export type Language = 'en' | 'es';
type Part = { lines: string[]; link?: { href: string; label: string }; code?: string };

export const mailLanguage = (language: string): Language => (language === 'es' ? 'es' : 'en');

/** One short mail from its parts: the text and the HTML say the same, in the same order. */
export function shortMail(subject: string, language: Language, parts: Part[]): MailWords {
  const text = parts
    .flatMap(({ lines, link, code }) => [
      ...lines,
      ...(link ? [`${link.label}:\n${link.href}`] : []),
      ...(code ? [code] : []),
    ])
    .join('\n\n');
  const html = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="color-scheme" content="light dark" />
        <title safe>{subject}</title>
      </head>
      <body style="margin:0;padding:24px;background:#f4f5f1;color:#1c2b28;font:17px/1.5 system-ui,sans-serif">
        <article aria-label={subject} lang={language} style="max-width:560px">
          <h1 style="font-size:22px" safe>
            {subject}
          </h1>
          {parts.map((part) => (
            <MailPart part={part} />
          ))}
        </article>
      </body>
    </html>
  );
  return { subject, text: `${text}\n`, html: `<!doctype html>${html}` };
}

function MailPart({ part }: { part: Part }) {
  return (
    <>
      {part.lines.map((line) => (
        <p safe>{line}</p>
      ))}
      {part.link ? (
        <p>
          <a
            href={part.link.href}
            style="display:inline-block;padding:12px 20px;border-radius:8px;background:#16594a;color:#ffffff;text-decoration:none"
            safe
          >
            {part.link.label}
          </a>
        </p>
      ) : null}
      {part.code ? (
        <p style="font-size:28px;letter-spacing:4px" safe>
          {part.code}
        </p>
      ) : null}
    </>
  );
}
