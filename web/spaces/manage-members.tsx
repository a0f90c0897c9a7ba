import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem, put, remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Menu } from '../parts/menu.tsx';
import { Panel } from '../parts/panel.tsx';
import { PersonRow } from '../parts/person-row.tsx';
import { Tag } from '../parts/tag.tsx';
import { useMembers } from './member-pages.ts';
import { Rows } from './rows.tsx';
import { Said, useSaid } from './said.tsx';
import type { MemberList, Space } from './views.ts';

type Member = MemberList['items'][number];
type Act = { member: Member; to: 'facilitator' | 'member' | 'out' };

/** Who is in, and who looks after the space. */
export function ManageMembers({ space }: { space: Space }) {
  const say = useSay();
  const list = useMembers(space.id, 'member');
  const [said, tell] = useSaid();
  const [leaving, setLeaving] = useState<Member>();
  const change = useMutation({
    mutationFn: ({ member, to }: Act) => {
      const path = `/spaces/${space.id}/members/${member.person.id}`;
      return to === 'out' ? remove(path) : put(path, { role: to });
    },
    onMutate: () => tell(''),
    onSuccess(_, { member, to }) {
      setLeaving(undefined);
      tell(say(`manage.now.${to}`, { name: member.person.name }));
      return cache.invalidateQueries({ queryKey: ['spaces', space.id] });
    },
    onError: () => setLeaving(undefined),
  });
  return (
    <div className="stack">
      <Said said={said} />
      {change.error && (
        <p role="alert">
          {say(
            isProblem(change.error, 'last-facilitator')
              ? 'manage.lastFacilitator'
              : isProblem(change.error, 'space-archived')
                ? 'manage.archived'
                : 'state.notDone',
          )}
        </p>
      )}
      <Panel>
        <Rows of={list} empty={say('members.none')}>
          <ul>
            {list.rows?.map((member) => (
              <li key={member.person.id}>
                <OneMember
                  member={member}
                  onChange={(to) =>
                    to === 'out' ? setLeaving(member) : change.mutate({ member, to })
                  }
                />
              </li>
            ))}
          </ul>
        </Rows>
      </Panel>
      {leaving && (
        <Dialog
          title={say('manage.removeTitle', { name: leaving.person.name })}
          onClose={() => setLeaving(undefined)}
        >
          <div className="stack">
            <p>{say('manage.removeAbout')}</p>
            <Button
              look="primary"
              busy={change.isPending}
              onClick={() => change.mutate({ member: leaving, to: 'out' })}
            >
              {say('manage.remove')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function OneMember({ member, onChange }: { member: Member; onChange(to: Act['to']): void }) {
  const say = useSay();
  const me = useMe();
  const { person, role } = member;
  const other = role === 'facilitator' ? 'member' : 'facilitator';
  const items = [
    { label: say(`manage.make.${other}`), onChoose: () => onChange(other) },
    ...(person.id === me?.id
      ? []
      : [{ label: say('manage.remove'), onChoose: () => onChange('out') }]),
  ];
  return (
    <PersonRow person={person} detail={person.district ?? ''}>
      {role === 'facilitator' && <Tag hue="pine">{say('members.facilitator')}</Tag>}
      <Menu label={say('manage.moreFor', { name: person.name })} items={items} />
    </PersonRow>
  );
}
