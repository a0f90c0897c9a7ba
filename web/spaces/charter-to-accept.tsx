import { useMutation, useQuery } from '@tanstack/react-query';
import { announceAnswer } from '../app/announce.ts';
import { isProblem, put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { CharterText } from './charter-text.tsx';
import { charterQuery } from './queries.ts';

/** What the members of a circle promise each other, to be read and accepted before anything of it is open. */
export function CharterToAccept({ spaceId }: { spaceId: string }) {
  const say = useSay();
  const { data: charter, error, refetch } = useQuery(charterQuery(spaceId));
  const accept = useMutation({
    mutationFn: (version: number) => put(`/spaces/${spaceId}/charter/acceptance`, { version }),
    async onSuccess() {
      announceAnswer(say('charter.accepted'));
      await Promise.all(
        ['spaces', 'topics', 'posts'].map((key) => cache.invalidateQueries({ queryKey: [key] })),
      );
    },
    onError: () => refetch(),
  });
  if (!charter)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={4} />
    );
  const changed = isProblem(accept.error, 'charter-changed');
  return (
    <Panel padded>
      <div className="stack">
        <h2>{say('charter.title')}</h2>
        <p className="meta">{say(charter.version > 1 ? 'charter.whyAgain' : 'charter.why')}</p>
        <CharterText charter={charter} />
        {accept.error && <p role="alert">{say(changed ? 'charter.changed' : 'state.notDone')}</p>}
        <div>
          <Button
            look="primary"
            busy={accept.isPending}
            onClick={() => accept.mutate(charter.version)}
          >
            {say('charter.accept')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
