import { useSay } from '../app/language.tsx';
import { Tag } from '../parts/tag.tsx';
import css from './profile.module.css';
import type { Person } from './views.ts';

type Shown = Partial<Person['profile']>;

/** What a person lets the reader know; what is not for the reader is not there at all. */
export function PersonFacts({ profile }: { profile: Shown }) {
  const say = useSay();
  const lists = [
    { name: 'offers', items: profile.offers },
    { name: 'seeks', items: profile.seeks },
    { name: 'subjects', items: profile.subjects },
  ] as const;
  return (
    <dl className={css.facts}>
      {profile.challenge && (
        <div>
          <dt>{say('profile.challenge')}</dt>
          <dd>{profile.challenge}</dd>
        </div>
      )}
      {lists.map(
        ({ name, items }) =>
          items &&
          items.length > 0 && (
            <div key={name}>
              <dt>{say(`profile.${name}`)}</dt>
              <dd>
                <ul className={css.list}>
                  {items.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              </dd>
            </div>
          ),
      )}
      {profile.readiness && profile.readiness.length > 0 && (
        <div>
          <dt>{say('profile.readiness')}</dt>
          <dd className="row">
            {profile.readiness.map(({ practice, level }) => (
              <Tag key={practice}>
                {practice}: {say(`readiness.${level}`)}
              </Tag>
            ))}
          </dd>
        </div>
      )}
      {profile.availability && profile.availability.length > 0 && (
        <div>
          <dt>{say('profile.availability')}</dt>
          <dd>
            {profile.availability.map(({ day, from, until }) => (
              <span key={`${day}${from}`} className={css.time}>
                {say('availability.window', { day: say(`day.${day}`), from, until })}
              </span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
