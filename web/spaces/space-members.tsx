import { useSay } from '../app/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { PersonRow } from '../parts/person-row.tsx';
import { Tag } from '../parts/tag.tsx';
import { useMembers } from './member-pages.ts';
import { Rows } from './rows.tsx';
import type { Space } from './views.ts';

/** Who is in a space. */
export function SpaceMembers({ space, onClose }: { space: Space; onClose(): void }) {
  const say = useSay();
  const list = useMembers(space.id, 'member');
  return (
    <Dialog title={say('members.title', { name: space.name })} onClose={onClose}>
      <Rows of={list} empty={say('members.none')}>
        <ul>
          {list.rows?.map(({ person, role }) => (
            <li key={person.id}>
              <PersonRow person={person} detail={person.district ?? ''}>
                {role === 'facilitator' && <Tag hue="pine">{say('members.facilitator')}</Tag>}
              </PersonRow>
            </li>
          ))}
        </ul>
      </Rows>
    </Dialog>
  );
}
