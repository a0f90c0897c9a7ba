import { useMutation } from '@tanstack/react-query';
import { patch } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import type { Space } from './views.ts';

/** Puts a space away, to be read and not written in any more; or opens it again. */
export function ArchiveSpace({ space, onDone }: { space: Space; onDone(saved: Space): void }) {
  const say = useSay();
  const isAway = space.archivedAt !== null;
  const archive = useMutation({
    mutationFn: () => patch<Space>(`/spaces/${space.id}`, { archived: !isAway }),
    onSuccess(saved) {
      cache.setQueryData(['spaces', space.id], saved);
      void cache.invalidateQueries({ queryKey: ['spaces'] });
      onDone(saved);
    },
  });
  return (
    <Panel padded>
      <section className="stack" aria-labelledby="archive">
        <h2 id="archive">{say(isAway ? 'spaces.unarchive' : 'spaces.archive')}</h2>
        <p>{say(isAway ? 'spaces.unarchiveAbout' : 'spaces.archiveAbout')}</p>
        {archive.error && <p role="alert">{say('state.notDone')}</p>}
        <Button busy={archive.isPending} onClick={() => archive.mutate()}>
          {say(isAway ? 'spaces.unarchive' : 'spaces.archive')}
        </Button>
      </section>
    </Panel>
  );
}
