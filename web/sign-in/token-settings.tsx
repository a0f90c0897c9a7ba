import { useMutation, useQuery } from '@tanstack/react-query';
import { get, remove } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from '../people/settings.module.css';
import { MakeToken } from './make-token.tsx';
import type { Token } from './views.ts';

/** Keys for programs that act as me. */
export function TokenSettings() {
  const { say, show } = useSpeech();
  const { data, error, refetch } = useQuery({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => get<{ items: Token[] }>('/me/tokens', signal),
  });
  const end = useMutation({
    mutationFn: (tokenId: string) => remove(`/me/tokens/${tokenId}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tokens'] }),
  });
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={1} />
    );
  return (
    <div className="stack">
      {data.items.length === 0 && <p className="meta">{say('tokens.none')}</p>}
      <ul className={css.rows}>
        {data.items.map((token) => (
          <li key={token.id}>
            <span className="grow">
              <b>{token.name}</b>
              <span className="meta">
                {' '}
                {token.scopes.map((scope) => say(`tokens.scope.${scope}`)).join(', ')}
                {'. '}
                {show('tokens.ends', { time: <ZonedTime at={token.expiresAt} as="day" /> })}
              </span>
            </span>
            <Button
              aria-label={say('tokens.endOf', { name: token.name })}
              onClick={() => end.mutate(token.id)}
            >
              {say('tokens.end')}
            </Button>
          </li>
        ))}
      </ul>
      <MakeToken />
    </div>
  );
}
