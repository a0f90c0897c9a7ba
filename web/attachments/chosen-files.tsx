import { useRef } from 'react';
import { useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { isFoundIn } from '../student-data/found-words.ts';
import type { Reviewed } from '../student-data/views.ts';
import { type Chosen, sayReason } from './chosen.ts';
import css from './chosen-files.module.css';
import { fileSize } from './file-size.ts';
import type { Files } from './use-files.ts';

/** The files that go with what is being written: how far each has come, and what is in its way. */
export function ChosenFiles({ files, review }: { files: Files; review: Reviewed | null }) {
  const { say } = useSpeech();
  const ready = files.items.filter(({ there }) => there).length;
  const list = useRef<HTMLUListElement>(null);
  if (files.items.length === 0) return null;
  /** Whether words of a file may tell who a student is: its name, or what is said of it. */
  const tells = ({ there, alt }: Chosen, part: 'name' | 'alt') =>
    there && review && isFoundIn(review, { name: there.name, alt }, part);
  const remove = (key: string) => {
    const box = list.current?.closest('form')?.querySelector('textarea');
    files.remove(key);
    box?.focus();
  };
  return (
    <>
      <p className="sr" role="status">
        {say('files.status', { there: ready, count: files.items.length })}
      </p>
      <ul className={css.files} aria-label={say('files.chosen')} ref={list}>
        {files.items.map((item) => (
          <li key={item.key} className={css.file} data-state={item.state}>
            <Look item={item} />
            <div className="grow">
              <p className={css.name}>{item.there?.name ?? item.name}</p>
              <Course item={item} />
              {tells(item, 'name') && (
                <p className={css.reason} role="status">
                  {say('files.nameTells')}
                </p>
              )}
              {item.there?.previewHref && (
                <TextField
                  label={say('files.alt')}
                  hint={say(tells(item, 'alt') ? 'guard.hint' : 'files.altHint')}
                  value={item.alt}
                  maxLength={500}
                  onChange={(event) => files.describe(item.key, event.target.value)}
                />
              )}
            </div>
            {item.state === 'stopped' && (
              <Button
                aria-label={say('files.again', { name: item.name })}
                onClick={() => files.sendAgain(item.key)}
              >
                {say('state.tryAgain')}
              </Button>
            )}
            <Button
              look="quiet"
              square
              aria-label={say(item.state === 'sending' ? 'files.cancel' : 'files.remove', {
                name: item.name,
              })}
              onClick={() => remove(item.key)}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

const Look = ({ item: { there } }: { item: Chosen }) =>
  there?.previewHref ? (
    <img className={css.look} src={there.previewHref} alt="" width={48} height={48} />
  ) : (
    <span className={css.look}>
      <Icon name="file" />
    </span>
  );

function Course({ item }: { item: Chosen }) {
  const { say, language } = useSpeech();
  const { state, reason, sent } = item;
  const size = fileSize(item.there?.bytes ?? item.bytes, language);
  if (reason) {
    return (
      <p className={css.reason} role="alert">
        {say(sayReason[reason])}
      </p>
    );
  }
  if (state === 'there') return <p className="meta">{say('files.there', { size })}</p>;
  return (
    <>
      <p className="meta">
        {say(state === 'sending' ? 'files.sending' : 'files.waiting', { size })}
      </p>
      <progress
        className={css.progress}
        value={sent}
        aria-label={say('files.progress', { name: item.name })}
      />
    </>
  );
}
