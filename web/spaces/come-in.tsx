import { useSay } from '../app/language.tsx';
import { go } from '../app/place.ts';
import { Button } from '../parts/button.tsx';
import { CharterText } from './charter-text.tsx';
import { useEnter, useWhyNot } from './enter-space.ts';
import type { Charter, SpaceInList } from './views.ts';

type Entered = Pick<SpaceInList, 'id' | 'name'>;
type Read = Pick<Charter, 'texts' | 'version'>;
type Props = { space: Entered; charter: Read | null; token?: string; onIn?(): void };

/** Comes in; into a circle only by a button below what its members promise each other. */
export function ComeIn({ space, charter, token, onIn }: Props) {
  const say = useSay();
  const why = useWhyNot();
  const enter = useEnter(space.id, token);
  const label = say(charter ? 'wayIn.accept' : 'spaces.join');
  const comeIn = async () => {
    await enter.mutateAsync({ charter });
    onIn?.();
    if (token) go(`/spaces/${space.id}`, { replace: true });
    else document.getElementById('main')?.focus(); // from the button that is gone
  };
  return (
    <div className="stack">
      {charter && (
        <>
          <h2>{say('charter.title')}</h2>
          <p className="meta">{say('wayIn.charter')}</p>
          <CharterText charter={charter} />
        </>
      )}
      {enter.error && <p role="alert">{why(enter.error)}</p>}
      <Button
        look="primary"
        busy={enter.isPending}
        aria-label={`${label}: ${space.name}`}
        onClick={() => void comeIn().catch(() => undefined) /* said above */}
      >
        {label}
      </Button>
    </div>
  );
}
