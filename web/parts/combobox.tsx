import { useQuery } from '@tanstack/react-query';
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from './button.tsx';
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
  /** A form needs it: then what is only half written stays, and is refused, rather than turns into what was chosen before. */
  required?: boolean;
  ref?: RefObject<HTMLInputElement | null>;
};

/**
 * One of too many to list: found by writing, chosen with the arrow keys or a tap (ARIA combobox). No form is sent while
 * something is written and nothing chosen.
 */
export function Combobox({ label, hint, chosen, find, kind, onChoose, ...props }: Props) {
  const say = useSay();
  const list = useId();
  const frame = useRef<HTMLDivElement>(null);
  const own = useRef<HTMLInputElement>(null);
  const input = props.ref ?? own;
  const [text, setText] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const [isHere, setHere] = useState(false);
  const search = useDeferredValue(text?.trim() ?? '');
  const { data, error, isSuccess, refetch } = useQuery({
    queryKey: ['find', kind, search],
    queryFn: ({ signal }) => find(search, signal),
    enabled: search.length >= 2,
    staleTime: 60_000,
  });
  const isSearched = text !== null && search.length >= 2;
  const choices = isSearched ? (data ?? []) : [];
  const open = isHere && choices.length > 0;
  const unchosen = text === null ? '' : say('find.choose');
  useEffect(() => input.current?.setCustomValidity(unchosen), [unchosen, input]);
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
    else if (event.key !== 'Enter' || text === null) return;
    event.preventDefault();
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (frame.current?.contains(event.relatedTarget)) return;
    setHere(false);
    if (!props.required) setText(null);
  };
  const tryAgain = () => {
    input.current?.focus(); // the button goes
    void refetch();
  };
  return (
    <div className={css.frame} ref={frame}>
      <Field label={label} hint={hint}>
        {(tie) => (
          <input
            {...tie}
            ref={input}
            className={css.input}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            {...(open && { 'aria-activedescendant': `${list}-${at}` })}
            autoComplete="off"
            required={props.required ?? false}
            value={text ?? chosen}
            onChange={(event) => {
              setText(event.target.value);
              setAt(0);
            }}
            onFocus={(event) => {
              setHere(true);
              event.target.select();
            }}
            onBlur={leave}
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
        {isSearched && isSuccess && choices.length === 0 && say('find.none')}
        {isSearched && error && say('find.failed')}
      </p>
      {isSearched && error && (
        <Button
          onMouseDown={(event) => event.preventDefault()} // the field keeps the focus
          onClick={tryAgain}
          onBlur={leave}
        >
          {say('state.tryAgain')}
        </Button>
      )}
    </div>
  );
}
