import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { NoteForm } from './note-form.tsx';
import { useAction, useFocusBack } from './row-actions.ts';
import css from './saved-row.module.css';
import { Face, Said, titleOf } from './saved-words.tsx';
import type { Bookmark } from './views.ts';

type Props = {
  bookmark: Bookmark;
  /** What stands here is all of one space. */
  isInside: boolean;
  isTakenOut: boolean;
  onTakeOut(): Promise<void>;
  onUndo(): Promise<void>;
};

/** Something I saved. Of what is not mine to read any more there is only that, and how to be rid of it. */
export function SavedRow({ bookmark, isInside, isTakenOut, onTakeOut, onUndo }: Props) {
  const say = useSay();
  const [isNoting, setNoting] = useState(false);
  const noteButton = useFocusBack(isNoting);
  const title = titleOf(bookmark, say);
  const action = useAction(isTakenOut);
  const name = (label: string) => say('saved.of', { action: label, title });
  const takenOut = bookmark.readable ? say('saved.takenOut', { title }) : say('saved.goneTakenOut');
  if (isTakenOut) {
    const undo = () => action.run(onUndo, say('saved.back'));
    return (
      <div ref={action.row} tabIndex={-1} className={css.gone}>
        <span className="grow">{takenOut}</span>
        {bookmark.readable && (
          <Button
            ref={action.button}
            busy={action.isBusy}
            aria-label={name(say('saved.undo'))}
            onClick={undo}
          >
            {say('saved.undo')}
          </Button>
        )}
        {action.failed && <Failed />}
      </div>
    );
  }
  const noteLabel = say(bookmark.note ? 'saved.changeNote' : 'saved.addNote');
  const takeOut = () => action.run(onTakeOut, takenOut);
  return (
    <article className={css.row} aria-label={title}>
      <Face readable={bookmark.readable} />
      <div className="grow">
        <Said bookmark={bookmark} title={title} isInside={isInside} />
        {isNoting ? (
          <NoteForm bookmark={bookmark} onDone={() => setNoting(false)} />
        ) : (
          <>
            {bookmark.note && (
              <p className={css.note}>
                <b>{say('saved.note')}</b> {bookmark.note}
              </p>
            )}
            <div className={css.actions}>
              {bookmark.readable && (
                <Button
                  look="quiet"
                  ref={noteButton}
                  aria-label={name(noteLabel)}
                  onClick={() => setNoting(true)}
                >
                  {noteLabel}
                </Button>
              )}
              <Button
                look="quiet"
                ref={action.button}
                busy={action.isBusy}
                aria-label={name(say('saved.takeOut'))}
                onClick={takeOut}
              >
                {say('saved.takeOut')}
              </Button>
              {action.failed && <Failed />}
            </div>
          </>
        )}
      </div>
    </article>
  );
}

function Failed() {
  const say = useSay();
  return <span role="alert">{say('state.notDone')}</span>;
}
