import { useSay } from '../app/language.tsx';
import { hueOf, initialsOf } from '../parts/avatar.tsx';
import { classes } from '../parts/classes.ts';
import css from './ring.module.css';
import type { Round } from './views.ts';

const most = 12;
const [middle, radius] = [80, 58];

/**
 * Who has shared, as faces in a ring, with a dashed place for the reader alone: of nobody else it is said that they are
 * waited for. The ring is decoration; the list below it says the same.
 */
export function Ring({ round: { shared, mine } }: { round: Round }) {
  const say = useSay();
  const faces = shared.people.slice(0, most);
  const waits = mine.part === 'waiting' && mine.mayShare;
  const places = faces.length + (waits ? 1 : 0);
  const at = (index: number) => {
    const angle = (index / Math.max(1, places)) * 2 * Math.PI - Math.PI / 2;
    return { x: middle + radius * Math.cos(angle), y: middle + radius * Math.sin(angle) };
  };
  const end = at(faces.length);
  return (
    <div className={css.who}>
      <svg className={css.ring} viewBox="0 0 160 160" aria-hidden="true" focusable="false">
        {faces.map((person, index) => {
          const { x, y } = at(index);
          return (
            <g key={person.id} className={css[hueOf(person.id)]}>
              <circle cx={x} cy={y} r="20" />
              <text x={x} y={y} dy="0.35em">
                {initialsOf(person.name)}
              </text>
            </g>
          );
        })}
        {waits && <circle className={css.waiting} cx={end.x} cy={end.y} r="19" />}
        <text className={classes(css.count)} x={middle} y={middle} dy="0.35em">
          {shared.count}
        </text>
      </svg>
      <ul className={css.list}>
        <li>
          {say('round.shared', { count: shared.count })}
          {shared.count > 0 && (
            <span className="meta"> {shared.people.map(({ name }) => name).join(', ')}</span>
          )}
        </li>
        {waits && <li>{say('round.waitingYou')}</li>}
      </ul>
    </div>
  );
}
