import css from './prose.module.css';

/** What people wrote. The server rendered and sanitised it by an allow-list; no other markup comes here. */
export const Prose = ({ html, lang }: { html: string; lang?: string | undefined }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server, and the content security policy is the second wall
  <div className={css.prose} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
);
