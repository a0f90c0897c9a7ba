import { useMutation, useQuery } from '@tanstack/react-query';
import { get, remove } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from '../people/settings.module.css';
import { deviceName } from './device-name.ts';
import type { Session } from './views.ts';

/** Where I am signed in. Ending a session takes effect at once. */
export function SessionSettings() {
  const { say, show } = useSpeech();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => get<{ items: Session[] }>('/me/sessions', signal),
  });
  const end = useMutation({
    mutationFn: (sessionId: string | null) =>
      remove(sessionId === null ? '/me/sessions' : `/me/sessions/${sessionId}`),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['sessions'] }),
        cache.invalidateQueries({ queryKey: ['tokens'] }), // ending all others ends these too
      ]),
  });
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={1} />
    );
  return (
    <div className="stack">
      <ul className={css.rows}>
        {data.items.map((session) => {
          const device = deviceName(session.userAgent) ?? say('sessions.unknown');
          return (
            <li key={session.id}>
              <span className="grow">
                <b>{device}</b>
                <span className="meta">
                  {' '}
                  {show('sessions.seen', { time: <ZonedTime at={session.lastSeenAt} /> })}
                </span>
              </span>
              {session.mine ? (
                <Tag hue="pine">{say('sessions.mine')}</Tag>
              ) : (
                <Button
                  aria-label={say('sessions.endOf', { device })}
                  onClick={() => end.mutate(session.id)}
                >
                  {say('sessions.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {end.error && <p role="alert">{say('state.notDone')}</p>}
      {data.items.length > 2 && (
        <Button busy={end.isPending} onClick={() => end.mutate(null)}>
          {say('sessions.endOthers')}
        </Button>
      )}
    </div>
  );
}
