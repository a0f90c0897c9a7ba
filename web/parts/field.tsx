import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import css from './field.module.css';

type Around = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  hideLabel?: boolean;
};

/** A label, what it means, what went wrong with it, and the control that they are tied to. */
export function Field(
  props: Around & {
    children(tie: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }): ReactNode;
  },
) {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const tie = {
    id,
    ...(described && { 'aria-describedby': described }),
    ...(props.error && { 'aria-invalid': true as const }),
  };
  return (
    <div className={css.field}>
      <label htmlFor={id} className={props.hideLabel ? 'sr' : css.label}>
        {props.label}
      </label>
      {props.hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {props.hint}
        </p>
      )}
      {props.children(tie)}
      {props.error && (
        <p id={`${id}-error`} className={css.error} role="alert">
          {props.error}
        </p>
      )}
    </div>
  );
}

export const TextField = ({
  label,
  hint,
  error,
  hideLabel = false,
  className,
  ...rest
}: Around & ComponentProps<'input'>) => (
  <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
    {(tie) => <input {...rest} {...tie} className={classes(css.input, className)} />}
  </Field>
);

export const TextArea = ({
  label,
  hint,
  error,
  hideLabel = false,
  className,
  ...rest
}: Around & ComponentProps<'textarea'>) => (
  <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
    {(tie) => <textarea {...rest} {...tie} className={classes(css.input, className)} />}
  </Field>
);

export const SelectField = ({
  label,
  hint,
  error,
  hideLabel = false,
  options,
  ...rest
}: Around & { options: { value: string; label: string }[] } & ComponentProps<'select'>) => (
  <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
    {(tie) => (
      <select {...rest} {...tie} className={css.input}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** A box to tick, with the whole line as its target. */
export function Checkbox({ label, ...rest }: { label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className={css.choice}>
      <input {...rest} type={rest.type ?? 'checkbox'} />
      <span>{label}</span>
    </label>
  );
}
