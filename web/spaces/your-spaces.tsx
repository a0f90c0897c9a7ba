import { useQuery } from '@tanstack/react-query';
import { useSay } from '../app/language.tsx';
import { NavLink } from '../app/link.tsx';
import { SpaceDoor } from '../parts/space-door.tsx';
import { mySpacesQuery } from './queries.ts';
import css from './your-spaces.module.css';

/** The spaces I belong to, beside every page. */
export function YourSpaces() {
  const say = useSay();
  const { data } = useQuery(mySpacesQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h2 className={css.head}>{say('shell.yourSpaces')}</h2>
      <nav className={css.list} aria-label={say('shell.yourSpaces')}>
        {data.items.map(({ id, name, hue }) => (
          <NavLink key={id} to={`/spaces/${id}`}>
            <SpaceDoor hue={hue} small />
            <span className="grow">{name}</span>
          </NavLink>
        ))}
      </nav>
    </>
  );
}
