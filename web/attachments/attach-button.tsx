import { useRef } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './attach-button.module.css';
import { accepted } from './chosen.ts';

/** Opens the dialog of the device in which files are chosen. */
export function AttachButton({ onChoose }: { onChoose(files: readonly File[]): void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        data-testid="choose-files"
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = ''; // or the same file could not be chosen again
        }}
      />
      <Button look="quiet" aria-label={say('files.attach')} onClick={() => input.current?.click()}>
        <Icon name="attach" small />
        <span className={css.words}>{say('files.attach')}</span>
      </Button>
    </>
  );
}
