import css from './doors.module.css';

const hues = ['pine', 'brick', 'sky', 'plum', 'pine'] as const;

/** The row of doors: the one piece of decoration, on public pages. */
export const Doors = () => (
  <svg
    className={css.doors}
    viewBox="0 0 560 96"
    aria-hidden="true"
    preserveAspectRatio="xMidYMax slice"
  >
    {hues.map((hue, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the doors never change places
      <g key={at} transform={`translate(${34 + at * 110} 18)`}>
        <rect className={css[hue]} width="52" height="70" rx="4" />
        <rect className={css.pane} x="9" y="9" width="34" height="24" rx="2" />
        <circle className={css.knob} cx="43" cy="43" r="3" />
      </g>
    ))}
    <rect className={css.pine} y="84" width="560" height="4" />
    <rect className={css.floor} y="88" width="560" height="8" />
  </svg>
);
