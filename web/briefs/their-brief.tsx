import { useEffect, useId, useRef } from 'react';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Prose } from '../parts/prose.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import css from './their-brief.module.css';
import type { BriefView } from './views.ts';

type Props = {
  theirs: BriefView;
  onBoth(): void;
  onTheirs(): void;
  onMine(): void;
};

/** What another facilitator wrote while this one was writing, and three ways on. Nothing is lost by any of them unseen. */
export function TheirBrief({ theirs, onBoth, onTheirs, onMine }: Props) {
  const { say, show } = useSpeech();
  const id = useId();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const name = authorName(theirs.writtenBy, say);
  const time = theirs.writtenAt && <ZonedTime at={theirs.writtenAt} />;
  return (
    <section ref={place} className={css.theirs} aria-labelledby={id} tabIndex={-1}>
      <div className="stack">
        <h2 id={id}>{say('brief.meanwhile')}</h2>
        <p className="meta">{show('brief.by', { name, time })}</p>
        {theirs.body ? <Prose html={theirs.html} /> : <p>{say('brief.theyTookIt')}</p>}
        <p>{say('brief.choose')}</p>
        <div className="row">
          <Button look="primary" onClick={onBoth}>
            {say('brief.both')}
          </Button>
          <Button onClick={onTheirs}>{say('brief.theirs')}</Button>
          <Button onClick={onMine}>{say('brief.mine')}</Button>
        </div>
      </div>
    </section>
  );
}
