import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem, put } from '../app/fetch.ts';
import { useSay, useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { PersonRow } from '../parts/person-row.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from './manage-space.module.css';
import { useMembers } from './member-pages.ts';
import { Rows } from './rows.tsx';
import { Said, useSaid } from './said.tsx';
import type { MemberList, Space } from './views.ts';

type Request = MemberList['items'][number];

/** Who asked to come in, the longest wait first. */
export function JoinRequests({ space }: { space: Space }) {
  const say = useSay();
  const list = useMembers(space.id, 'asked');
  const [said, tell] = useSaid();
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const rows = list.rows?.filter(({ person }) => !answered.has(person.id));
  const settle = (personId: string, words: string) => {
    setAnswered(new Set(answered).add(personId));
    tell(words);
    void cache.invalidateQueries({ queryKey: ['spaces', space.id] });
  };
  return (
    <div className="stack">
      <Said said={said} />
      <Rows of={{ ...list, rows }} empty={say('manage.noRequests')}>
        <ul className="stack">
          {rows?.map((request) => (
            <li key={request.person.id}>
              <Answer
                space={space}
                request={request}
                onDone={(words) => settle(request.person.id, words)}
              />
            </li>
          ))}
        </ul>
      </Rows>
    </div>
  );
}

type Props = { space: Space; request: Request; onDone(words: string): void };

/** One request: who, since when, what they answered; then yes, or no with a reason that they will read. */
function Answer({ space, request, onDone }: Props) {
  const { say, show } = useSpeech();
  const { person, since, answer } = request;
  const { name } = person;
  const decide = useMutation({
    mutationFn: (decision: { approved: boolean; reason?: string }) =>
      put(`/spaces/${space.id}/requests/${person.id}/decision`, decision),
    onSuccess: (_, { approved }) =>
      onDone(say(approved ? 'manage.letIn' : 'manage.declined', { name })),
    onError(error) {
      if (isProblem(error, 'already-decided', 'not-found')) onDone(say('manage.answeredByOther'));
    },
  });
  const decline = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    if (!decide.isPending) decide.mutate({ approved: false, ...(reason && { reason }) });
  };
  return (
    <Panel padded>
      <article className="stack" aria-label={say('manage.requestOf', { name })}>
        <PersonRow person={person} detail={person.district ?? ''} />
        <p className="meta">{show('wayIn.askedOn', { time: <ZonedTime at={since} /> })}</p>
        {answer && space.question && <p className="label">{space.question}</p>}
        {answer && <blockquote className={css.answer}>{answer}</blockquote>}
        <form className="stack" onSubmit={decline}>
          <TextField
            name="reason"
            label={say('manage.reason')}
            hint={say('manage.reasonHint')}
            maxLength={500}
          />
          {decide.error && (
            <p role="alert">
              {say(isProblem(decide.error, 'space-archived') ? 'manage.archived' : 'state.notDone')}
            </p>
          )}
          <div className="row">
            <Button
              look="primary"
              busy={decide.isPending}
              aria-label={say('members.letInOf', { name })}
              onClick={() => decide.mutate({ approved: true })}
            >
              {say('members.letIn')}
            </Button>
            <Button
              type="submit"
              busy={decide.isPending}
              aria-label={say('members.declineOf', { name })}
            >
              {say('members.decline')}
            </Button>
          </div>
        </form>
      </article>
    </Panel>
  );
}
