import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { bookmarkPath, savedKey } from './queries.ts';
import css from './saved-row.module.css';
import type { Bookmark } from './views.ts';

/** As long as the server takes it. */
const longestNote = 500;

/** A line of my own about what I saved; with no words it goes. */
export function NoteForm({ bookmark, onDone }: { bookmark: Bookmark; onDone(): void }) {
  const say = useSay();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const change = useMutation({
    async mutationFn(note: string) {
      await put(bookmarkPath(bookmark), { note });
      await cache.invalidateQueries({ queryKey: savedKey });
    },
    onSuccess() {
      announceAnswer(say('saved.noteKept'));
      onDone();
    },
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(area.current?.value.trim() ?? '');
      }}
    >
      <TextArea
        ref={area}
        label={say('saved.note')}
        hint={say('saved.noteHint')}
        error={change.error ? say('state.notDone') : undefined}
        rows={2}
        maxLength={longestNote}
        defaultValue={bookmark.note}
      />
      <div className={css.buttons}>
        <Button look="primary" type="submit" busy={change.isPending}>
          {say('action.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {say('action.back')}
        </Button>
      </div>
    </form>
  );
}
