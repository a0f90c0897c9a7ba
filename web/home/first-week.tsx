import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import type { Home } from '../digests/views.ts';
import { Panel } from '../parts/panel.tsx';
import css from './home.module.css';

type Task = Home['firstWeek'][number];

const places: Record<Task, string> = { space: '/spaces', profile: '/profile', digest: '/settings' };

/** Small things for someone who has just come, until each is done. */
export function FirstWeek({ tasks }: { tasks: Task[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="first">
      <h2 id="first" className={css.head}>
        {say('first.title')}
      </h2>
      <Panel padded>
        <ol className="stack">
          {tasks.map((name) => (
            <li key={name}>
              <Link to={places[name]}>
                <b>{say(`first.${name}`)}</b>
              </Link>
              <p className="meta">{say(`first.${name}.about`)}</p>
            </li>
          ))}
        </ol>
      </Panel>
    </section>
  );
}
