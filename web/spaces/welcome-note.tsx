import { useMutation } from '@tanstack/react-query';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Prose } from '../parts/prose.tsx';
import type { Space } from './views.ts';

/** What the facilitators tell who has just come in, until they have read it; on all their devices. */
export function WelcomeNote({ space }: { space: Space }) {
  const say = useSay();
  const read = useMutation({
    mutationFn: () => put(`/spaces/${space.id}/membership/welcome`),
    onSuccess() {
      document.getElementById('main')?.focus(); // from the button that is gone
      cache.setQueryData<Space>(
        ['spaces', space.id],
        (before) => before && { ...before, mine: { ...before.mine, welcomed: true } },
      );
    },
  });
  if (space.mine.welcomed || space.mine.welcomeHtml === '') return null;
  return (
    <Panel padded soft>
      <section className="stack" aria-labelledby="welcome-note">
        <h2 id="welcome-note">{say('wayIn.welcome')}</h2>
        <Prose html={space.mine.welcomeHtml} />
        {read.error && <p role="alert">{say('state.notDone')}</p>}
        <Button busy={read.isPending} onClick={() => read.mutate()}>
          {say('wayIn.welcomeRead')}
        </Button>
      </section>
    </Panel>
  );
}
