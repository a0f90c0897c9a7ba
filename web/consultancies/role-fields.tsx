import '../app/more-words.ts';
import { useSay } from '../app/language.tsx';
import { MemberField } from './member-field.tsx';

export type Roles = { presenterId: string; facilitatorId: string };
type Props = { spaceId: string; roles: Roles; onChange(roles: Roles): void };

/** Who presents and who keeps the time, for a consultancy that is being started. */
export function RoleFields({ spaceId, roles, onChange }: Props) {
  const say = useSay();
  const { presenterId, facilitatorId } = roles;
  return (
    <>
      <MemberField
        spaceId={spaceId}
        label={say('consult.presenter')}
        value={presenterId}
        without={facilitatorId}
        onChoose={(id) => onChange({ ...roles, presenterId: id })}
      />
      <MemberField
        spaceId={spaceId}
        label={say('consult.facilitator')}
        hint={say('consult.facilitatorHint')}
        value={facilitatorId}
        without={presenterId}
        onChoose={(id) => onChange({ ...roles, facilitatorId: id })}
      />
    </>
  );
}
