import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Prose } from '../parts/prose.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName } from '../people/author.ts';
import type { Topic } from '../spaces/views.ts';
import css from './brief.module.css';
import { briefQuery } from './queries.ts';
import type { Brief } from './views.ts';

/** Of facilitators alone, and when they want it. */
const WriteBrief = lazy(async () => ({
  default: (await import('./write-brief.tsx')).WriteBrief,
}));

/** What a topic came to so far, above its posts, for who has two minutes. */
export function TopicBrief({ topic }: { topic: Topic }) {
  const { data: brief, error, refetch } = useQuery(briefQuery(topic.id));
  const [isWriting, setWriting] = useState(false);
  const opener = useRef<HTMLDivElement>(null);
  const wrote = useRef(false);
  useEffect(() => {
    if (wrote.current && !isWriting) opener.current?.querySelector('button')?.focus();
    wrote.current = isWriting;
  }, [isWriting]);
  if (!brief) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null;
  if (isWriting) {
    return (
      <Suspense fallback={null}>
        <WriteBrief brief={brief} topic={topic} onDone={() => setWriting(false)} />
      </Suspense>
    );
  }
  return (
    <div className={css.brief} ref={opener}>
      <Shown brief={brief} onWrite={() => setWriting(true)} />
    </div>
  );
}

function Shown({ brief, onWrite }: { brief: Brief; onWrite(): void }) {
  const { say, show } = useSpeech();
  const id = useId();
  const { mayWrite } = brief.mine;
  if (brief.body === '') {
    return mayWrite && <Button onClick={onWrite}>{say('brief.begin')}</Button>;
  }
  const name = authorName(brief.writtenBy, say);
  const time = brief.writtenAt && <ZonedTime at={brief.writtenAt} />;
  return (
    <Panel padded soft role="region" aria-labelledby={id}>
      <h2 id={id}>{say('brief.title')}</h2>
      <p className="meta">{show('brief.by', { name, time })}</p>
      <Prose html={brief.html} />
      {mayWrite && (
        <div className={css.change}>
          <Button onClick={onWrite}>{say('brief.change')}</Button>
        </div>
      )}
    </Panel>
  );
}
