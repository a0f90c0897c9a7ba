import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { SelectField } from '../parts/field.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import type { MemberList } from '../spaces/views.ts';

type Props = {
  spaceId: string;
  label: string;
  hint?: string;
  value: string;
  /** Somebody who has the other role. */
  without: string;
  onChoose(personId: string): void;
};

/** One of the first hundred members of a space. */
export function MemberField({ spaceId, label, hint, value, without, onChoose }: Props) {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ['spaces', spaceId, 'members', 'member'],
    queryFn: ({ signal }) =>
      get<MemberList>(`/spaces/${spaceId}/members?status=member&limit=100`, signal),
  });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const people = data?.items.map(({ person }) => person) ?? [];
  const more = data?.next && say('consult.firstMembers', { count: people.length });
  const options = people
    .filter(({ id }) => id !== without)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SelectField
      label={label}
      hint={[hint, more].filter(Boolean).join(' ') || undefined}
      value={value}
      required
      onChange={(event) => onChoose(event.target.value)}
      options={[{ value: '', label: say('consult.choose') }, ...options]}
    />
  );
}
