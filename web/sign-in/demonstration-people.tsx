import { useMutation } from '@tanstack/react-query';
import { post } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Avatar } from '../parts/avatar.tsx';
import css from './door-page.module.css';
import { enter } from './enter.ts';
import type { DemonstrationPerson } from './views.ts';

/** In development only, and only when the server offers them: invented people, one tap each. */
export function DemonstrationPeople({
  people,
  next,
}: {
  people: DemonstrationPerson[];
  next: string;
}) {
  const say = useSay();
  const become = useMutation({
    mutationFn: (personId: string) => post('/sign-in/demonstration', { personId }),
    onSuccess: () => enter(next),
  });
  return (
    <section className="stack">
      <h2>{say('signIn.demonstration')}</h2>
      <p className="meta">{say('signIn.demonstrationHint')}</p>
      {become.error && <p role="alert">{say('state.notDone')}</p>}
      <ul className={css.people}>
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className={css.person} onClick={() => become.mutate(person.id)}>
              <Avatar person={person} />
              <span>
                <b>{person.name}</b>
                <span className="meta">
                  {say(`role.${person.role}`)}
                  {person.district && `, ${person.district}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
