import { useMutation } from '@tanstack/react-query';
import { remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import css from './settings.module.css';
import { useBlocked } from './use-blocked.ts';

/** Whom I have blocked, and the way back. */
export function BlockSettings() {
  const say = useSay();
  const { data, error, refetch } = useBlocked();
  const end = useMutation({
    mutationFn: (personId: string) => remove(`/people/${personId}/block`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people'] }),
  });
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={1} />
    );
  if (data.items.length === 0) return <p className="meta">{say('block.none')}</p>;
  return (
    <ul className={css.rows}>
      {data.items.map((person) => (
        <li key={person.id}>
          <span className="grow">
            <b>{person.name}</b> <span className="meta">{person.district}</span>
          </span>
          <Button onClick={() => end.mutate(person.id)}>
            {say('block.undo', { name: person.name })}
          </Button>
        </li>
      ))}
    </ul>
  );
}
