import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { get, isProblem, put, remove } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextArea } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { Done } from './done.tsx';
import { isStaff } from './queries.ts';
import type { Suspension as View } from './views.ts';

const days = { day: 1, week: 7, month: 30, none: null } as const;
type End = keyof typeof days;
const ends = Object.keys(days) as End[];
const endOf = (end: End): string | null => {
  const count = days[end];
  return count && new Date(Date.now() + count * 86_400_000).toISOString();
};

/** For staff, beside someone's profile: whether they are suspended, and the way to do it or to lift it. */
export function Suspension({ person }: { person: { id: string; name: string } }) {
  const me = useMe();
  if (!isStaff(me) || me?.id === person.id) return null;
  return <Found person={person} />;
}

function Found({ person }: { person: { id: string; name: string } }) {
  const { say } = useSpeech();
  const title = useId();
  const key = ['people', person.id, 'suspension'];
  const path = `/people/${person.id}/suspension`;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<{ suspension: View | null }>(path, signal),
  });
  const change = useMutation({
    mutationFn: (wish: { reason: string; until: string | null } | null) =>
      wish ? put(path, wish) : remove(path),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  });
  return (
    <Panel padded>
      <section aria-labelledby={title} className="stack">
        <h2 id={title}>{say('suspension.title')}</h2>
        {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={1} />}
        {change.isSuccess && (
          <Done text={say(change.variables ? 'suspension.done' : 'suspension.lifted', person)} />
        )}
        {data?.suspension && <Now view={data.suspension} />}
        {data?.suspension && (
          <div>
            <Button busy={change.isPending} onClick={() => change.mutate(null)}>
              {say('suspension.lift', { name: person.name })}
            </Button>
          </div>
        )}
        {data && !data.suspension && (
          <Suspend name={person.name} busy={change.isPending} onSuspend={change.mutate} />
        )}
        {change.error && (
          <p role="alert">
            {say(isProblem(change.error, 'forbidden') ? 'suspension.notYours' : 'state.notDone')}
          </p>
        )}
      </section>
    </Panel>
  );
}

function Now({ view }: { view: View }) {
  const { show, say } = useSpeech();
  return (
    <div>
      <p>
        {show('suspension.since', { time: <ZonedTime at={view.since} as="stamp" /> })}{' '}
        {view.until
          ? show('suspension.until', { time: <ZonedTime at={view.until} as="stamp" /> })
          : say('suspension.noEnd')}
      </p>
      <p className="meta">{view.reason}</p>
    </div>
  );
}

type Wish = { reason: string; until: string | null };

function Suspend(props: { name: string; busy: boolean; onSuspend(wish: Wish): void }) {
  const { say } = useSpeech();
  const [reason, setReason] = useState('');
  const [end, setEnd] = useState<End>('week');
  const [missing, setMissing] = useState(false);
  const send = () => {
    const words = reason.trim();
    setMissing(words === '');
    if (words !== '') props.onSuspend({ reason: words, until: endOf(end) });
  };
  return (
    <>
      <p className="meta">{say('suspension.about')}</p>
      <TextArea
        label={say('suspension.reason')}
        hint={say('suspension.reasonHint')}
        value={reason}
        rows={3}
        maxLength={1000}
        error={missing ? say('suspension.reasonMissing') : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      <SelectField
        label={say('suspension.end')}
        value={end}
        options={ends.map((value) => ({ value, label: say(`suspension.for.${value}`) }))}
        onChange={({ target }) => setEnd(target.value as End)}
      />
      <div>
        <Button busy={props.busy} onClick={send}>
          {say('suspension.do', { name: props.name })}
        </Button>
      </div>
    </>
  );
}
