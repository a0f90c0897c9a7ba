import { useSay } from '../app/language.tsx';
import { NavLink } from '../app/link.tsx';
import { Counter } from '../parts/counter.tsx';
import { Icon } from '../parts/icon.tsx';
import { useQueueCount } from './queries.ts';

/** The way to what was reported, for those who keep order somewhere. */
export function QueueLink({ className }: { className: string | undefined }) {
  const say = useSay();
  const count = useQueueCount();
  if (count === undefined) return null;
  return (
    <nav className={className} aria-label={say('moderation.keeping')}>
      <NavLink to="/moderation">
        <Icon name="warning" />
        {say('moderation.title')}
        {count > 0 && <Counter meaning={say('moderation.waiting', { count })}>{count}</Counter>}
      </NavLink>
    </nav>
  );
}
