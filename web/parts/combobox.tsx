import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useDeferredValue, useId, useState } from 'react';
import { useSay } from '../app/language.tsx';
import css from './combobox.module.css';
import { Field } from './field.tsx';

export type Choice = { id: string; label: string; detail?: string };

type Props = {
  label: string;
  hint?: string;
  /** What is chosen now, as words. */
  chosen: string;
  find(search: string, signal: AbortSignal): Promise<Choice[]>;
  /** Names the search among other ones. */
  kind: string;
  onChoose(choice: Choice): void;
  required?: boolean;
  ref?: Ref<HTMLInputElement>;
};

/** One of too many to list: found by writing, chosen with the arrow keys or a tap (ARIA combobox). */
export function Combobox({ label, hint, chosen, find, kind, onChoose, ...props }: Props) {
  const say = useSay();
  const list = useId();
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const search = useDeferredValue(text?.trim() ?? '');
  const { data, isFetched } = useQuery({
    queryKey: ['find', kind, search],
    queryFn: ({ signal }) => find(search, signal),
    enabled: search.length >= 2,
    staleTime: 60_000,
  });
  const choices = search.length >= 2 ? (data ?? []) : [];
  const open = text !== null && choices.length > 0;
  const choose = (choice: Choice) => {
    setText(null);
    onChoose(choice);
  };
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = choices[at];
    if (step && open) setAt((at + step + choices.length) % choices.length);
    else if (event.key === 'Enter' && open && choice) choose(choice);
    else if (event.key === 'Escape' && text !== null) setText(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.frame}>
      <Field label={label} hint={hint}>
        {(tie) => (
          <input
            {...tie}
            className={css.input}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            {...(open && { 'aria-activedescendant': `${list}-${at}` })}
            autoComplete="off"
            ref={props.ref}
            required={props.required ?? false}
            value={text ?? chosen}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onFocus={(event) => event.target.select()}
            onBlur={() => setText(null)}
            onKeyDown={steer}
          />
        )}
      </Field>
      <div className={css.list} role="listbox" id={list} aria-label={label} hidden={!open}>
        {choices.map((choice, index) => (
          <div
            key={choice.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={css.choice}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(choice);
            }}
          >
            <b>{choice.label}</b>
            {choice.detail && <span className="tiny">{choice.detail}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={css.none}>
        {text !== null &&
          isFetched &&
          search.length >= 2 &&
          choices.length === 0 &&
          say('find.none')}
      </p>
    </div>
  );
}
