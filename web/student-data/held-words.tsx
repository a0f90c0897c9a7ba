import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { wordsOf } from './found-words.ts';
import css from './held-words.module.css';
import type { Review, Wording } from './views.ts';

type Props = {
  words: Wording;
  review: Review;
  /** It answers what the person just did, and so takes the focus; otherwise it speaks up by itself. */
  takesFocus?: boolean;
  onUse(rewrite: Wording): void;
  onKeep(): void;
  children?: ReactNode;
};

/** Words that are not posted yet, since they may tell who a student is: what was seen, why, and two ways on. */
export function HeldWords({ words, review, takesFocus = false, ...props }: Props) {
  const say = useSay();
  const id = useId();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) place.current?.focus();
  }, [takesFocus]);
  const { findings, rewrite } = review;
  return (
    <section ref={place} className={css.held} aria-labelledby={id} tabIndex={-1} data-testid="held">
      <p id={id} className={css.title} role={takesFocus ? undefined : 'alert'}>
        <Icon name="warning" small />
        {say('guard.title')}
      </p>
      <p>{say('guard.why')}</p>
      <ul className={css.seen}>
        {findings.map((finding) => (
          <li key={`${finding.pointer}${finding.start}`}>
            <q>{wordsOf(finding, words)}</q>: {say(`guard.kind.${finding.kind}`)}
          </li>
        ))}
      </ul>
      {rewrite && <Rewrite rewrite={rewrite} words={words} />}
      <div className={css.ways}>
        {rewrite && (
          <Button look="primary" onClick={() => props.onUse(rewrite)}>
            {say('guard.use')}
          </Button>
        )}
        <Button onClick={props.onKeep} aria-describedby={`${id}-keep`}>
          {say('guard.keep')}
        </Button>
        {props.children}
      </div>
      <p id={`${id}-keep`} className="meta">
        {say('guard.keepHint')}
      </p>
    </section>
  );
}

function Rewrite({ rewrite, words: own }: { rewrite: Wording; words: Wording }) {
  const say = useSay();
  const { title, body, words = [] } = rewrite;
  const shows = (rewrite.attachments ?? []).flatMap(({ alt = '' }, at) =>
    alt === own.attachments?.[at]?.alt ? [] : alt,
  );
  return (
    <>
      <p className="label">{say('guard.instead')}</p>
      <blockquote className={css.rewrite}>
        {title && <b>{title}</b>}
        {body && <p>{body}</p>}
        {[...words, ...shows]
          .filter((text) => text !== '')
          .map((text) => (
            <p key={text}>{text}</p>
          ))}
      </blockquote>
    </>
  );
}
