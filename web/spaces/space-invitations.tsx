import { useMutation } from '@tanstack/react-query';
import { isProblem, put, remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { type Choice, Combobox } from '../parts/combobox.tsx';
import { PersonRow } from '../parts/person-row.tsx';
import { findPeople } from '../people/find-people.ts';
import type { Author } from '../people/views.ts';
import { useMembers } from './member-pages.ts';
import { Rows } from './rows.tsx';
import { Said, useSaid } from './said.tsx';
import type { Membership, Space } from './views.ts';

/** Colleagues who are in the network already, invited by their name. */
export function SpaceInvitations({ space }: { space: Space }) {
  const say = useSay();
  const list = useMembers(space.id, 'invited');
  const [said, tell] = useSaid();
  const path = (personId: string) => `/spaces/${space.id}/members/${personId}`;
  const refresh = () => cache.invalidateQueries({ queryKey: ['spaces', space.id] });
  const invite = useMutation({
    mutationFn: ({ id }: Choice) => put<Membership>(path(id), {}),
    onSuccess({ status }, { label: name }) {
      tell(say(status === 'member' ? 'manage.isIn' : 'manage.invited', { name }));
      return refresh();
    },
  });
  const takeBack = useMutation({
    mutationFn: ({ id }: Author) => remove(path(id)),
    onSuccess(_, { name }) {
      tell(say('manage.takenBackOf', { name }));
      return refresh();
    },
  });
  const error = invite.error ?? takeBack.error;
  return (
    <>
      {!space.archivedAt && (
        <Combobox
          label={say('manage.inviteWho')}
          chosen=""
          kind="people to invite"
          find={findPeople}
          onChoose={(choice) => invite.mutate(choice)}
        />
      )}
      <Said said={said} />
      {error && (
        <p role="alert">
          {say(isProblem(error, 'not-of-district') ? 'manage.notOfDistrict' : 'state.notDone')}
        </p>
      )}
      <Rows of={list} empty={say('manage.nobodyInvited')}>
        <ul>
          {list.rows?.map(({ person }) => (
            <li key={person.id}>
              <PersonRow person={person} detail={person.district ?? ''}>
                <Button
                  aria-label={say('manage.takeBackOf', { name: person.name })}
                  onClick={() => takeBack.mutate(person)}
                >
                  {say('manage.takeBack')}
                </Button>
              </PersonRow>
            </li>
          ))}
        </ul>
      </Rows>
    </>
  );
}
