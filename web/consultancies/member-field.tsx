import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { Combobox } from '../parts/combobox.tsx';
import { asChoice } from '../people/find-people.ts';
import type { Author } from '../people/views.ts';

type Props = {
  spaceId: string;
  label: string;
  hint?: string;
  value: string;
  /** Somebody who has the other role. */
  without: string;
  onChoose(personId: string): void;
};

/** One member of a space, however many there are, found by how their name begins. */
export function MemberField({ spaceId, label, hint, value, without, onChoose }: Props) {
  const say = useSay();
  const [known, setKnown] = useState<Named>();
  const name = useName(value, known);
  const find = async (prefix: string, signal: AbortSignal) => {
    const path = `/spaces/${spaceId}/people?${new URLSearchParams({ prefix })}`;
    const { items } = await get<{ items: Author[] }>(path, signal);
    return items.filter(({ id }) => id !== without).map(asChoice);
  };
  return (
    <Combobox
      label={label}
      hint={[hint, say('consult.find')].filter(Boolean).join(' ')}
      chosen={name}
      kind={`members of ${spaceId} but ${without}`}
      find={find}
      required
      onChoose={(choice) => {
        setKnown({ id: choice.id, name: choice.label });
        onChoose(choice.id);
      }}
    />
  );
}

type Named = { id: string; name: string };

/** What someone is called who was chosen here, am I, or was chosen before the page was loaded again. */
function useName(personId: string, known: Named | undefined): string {
  const me = useMe();
  const near = [known, me].find((person) => person?.id === personId);
  const { data } = useQuery({
    queryKey: ['people', personId, 'profile'],
    queryFn: ({ signal }) => get<Named>(`/people/${personId}`, signal),
    enabled: personId !== '' && near === undefined,
  });
  return personId === '' ? '' : ((near ?? data)?.name ?? '');
}
