import css from './filter-chips.module.css';

/** Filters as pressed buttons; on a phone they scroll sideways with the first in view. */
export const FilterChips = <Name extends string>(props: {
  label: string;
  options: { name: Name; label: string }[];
  chosen: Name;
  onChoose(name: Name): void;
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to a form, these filter a list
  <div className={css.chips} role="group" aria-label={props.label}>
    {props.options.map(({ name, label }) => (
      <button
        key={name}
        type="button"
        aria-pressed={name === props.chosen}
        onClick={() => props.onChoose(name)}
      >
        {label}
      </button>
    ))}
  </div>
);
