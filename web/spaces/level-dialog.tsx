import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Checkbox } from '../parts/field.tsx';
import type { Level } from './views.ts';

const levels = ['watching', 'tracking', 'normal', 'muted'] as const;

/** Chooses how much one wants to hear of a space or a topic. */
export function LevelDialog<Kept>(props: {
  /** `/topics/<id>` or `/spaces/<id>`. */
  of: string;
  name: string;
  /** Null: as in its space, which only a topic can be. */
  chosen: Level | null;
  mayFollowSpace?: boolean;
  onKept(kept: Kept): void;
  onClose(): void;
}) {
  const say = useSay();
  const { of, name, chosen, mayFollowSpace = false, onKept, onClose } = props;
  const keep = useMutation({
    mutationFn: (level: Level | null) => put<Kept>(`${of}/level`, { level }),
    onSuccess(kept, level) {
      onKept(kept);
      announceAnswer(say('level.kept', { level: say(`level.${level ?? 'space'}`) }));
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const level = String(new FormData(event.currentTarget).get('level'));
    keep.mutate(level === 'space' ? null : (level as Level));
  };
  return (
    <Dialog title={say('level.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <fieldset>
          <legend>{say('level.of', { name })}</legend>
          {[...(mayFollowSpace ? (['space'] as const) : []), ...levels].map((level) => (
            <Checkbox
              key={level}
              type="radio"
              name="level"
              value={level}
              defaultChecked={level === (chosen ?? 'space')}
              label={
                <>
                  <b>{say(`level.${level}`)}</b>
                  <br />
                  <span className="meta">{say(`level.about.${level}`)}</span>
                </>
              }
            />
          ))}
        </fieldset>
        {keep.error && <p role="alert">{say('state.notDone')}</p>}
        <div className="row">
          <Button type="submit" look="primary" busy={keep.isPending}>
            {say('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
