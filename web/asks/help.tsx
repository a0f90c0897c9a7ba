import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import css from './help.module.css';
import type { Help as HelpView } from './views.ts';

type About = { id: string; spaceId: string; mine: { mayPost: boolean } };

/** A question waits for an answer: whom we asked, for who asked it; and whether they can help, for those. */
export function Help(props: { topic: About; help: HelpView; onAnswer(): void }) {
  const say = useSay();
  const { asked, mine } = props.help;
  const [first, ...others] = asked;
  if (first) {
    const words = say('asks.asked', { name: first.name, count: others.length });
    return (
      <Panel padded soft className={css.help}>
        <p>
          <b>{words}</b> {say('asks.askedHint')}
        </p>
      </Panel>
    );
  }
  return mine === 'none' ? null : <Asked {...props} />;
}

function Asked({ topic, help, onAnswer }: { topic: About; help: HelpView; onAnswer(): void }) {
  const say = useSay();
  const title = useId();
  const said = useRef<HTMLParagraphElement>(null);
  const pass = useMutation({
    mutationFn: () => put(`/topics/${topic.id}/help/pass`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people'] }),
  });
  useEffect(() => {
    if (pass.isSuccess) said.current?.focus();
  }, [pass.isSuccess]);
  if (pass.isSuccess) {
    return (
      <p ref={said} tabIndex={-1} className={css.help}>
        {say('asks.passed')}
      </p>
    );
  }
  if (help.mine === 'passed') return null;
  return (
    <Panel padded soft className={css.help} role="group" aria-labelledby={title}>
      <h2 id={title}>{say('asks.canYouHelp')}</h2>
      <p>{say('asks.why')}</p>
      {pass.error && <p role="alert">{say('state.notDone')}</p>}
      <p className={css.actions}>
        {topic.mine.mayPost ? (
          <Button look="primary" onClick={onAnswer}>
            {say('asks.answer')}
          </Button>
        ) : (
          <ButtonLink look="primary" to={`/spaces/${topic.spaceId}`}>
            {say('asks.join')}
          </ButtonLink>
        )}
        <Button busy={pass.isPending} onClick={() => pass.mutate()}>
          {say('asks.pass')}
        </Button>
      </p>
    </Panel>
  );
}
