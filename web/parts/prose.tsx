import { type Ref, useMemo } from 'react';
import css from './prose.module.css';

type Props = { html: string; lang?: string | undefined; area?: Ref<HTMLDivElement> };

/** What people wrote. The server rendered and sanitised it by an allow-list; no other markup comes here. */
export function Prose({ html, lang, area }: Props) {
  const inner = useMemo(() => ({ __html: html }), [html]); // or React would put the same words in anew each time
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server, and the content security policy is the second wall
    <div ref={area} className={css.prose} lang={lang} dangerouslySetInnerHTML={inner} />
  );
}
