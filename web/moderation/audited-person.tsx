import { useRef, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { type Choice, Combobox } from '../parts/combobox.tsx';
import { findPeople } from '../people/find-people.ts';

const id = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** By a part of the name, or by an id as entries have them: who is suspended is in no list of people. */
const find = async (search: string, signal: AbortSignal): Promise<Choice[]> =>
  id.test(search)
    ? [{ id: search.toLowerCase(), label: search.toLowerCase() }]
    : findPeople(search, signal);

/** Whose entries to look at: what they did, and what was done to them. */
export function AuditedPerson({
  isChosen,
  onChoose,
}: {
  isChosen: boolean;
  onChoose(personId: string): void;
}) {
  const say = useSay();
  const [name, setName] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const showEverybody = () => {
    onChoose('');
    box.current?.focus(); // the button that had it goes
  };
  return (
    <div>
      <Combobox
        ref={box}
        label={say('audit.person')}
        hint={say('audit.personHint')}
        kind="audited people"
        chosen={isChosen ? name : ''}
        find={find}
        onChoose={(choice) => {
          setName(choice.label);
          onChoose(choice.id);
        }}
      />
      {isChosen && (
        <Button look="quiet" onClick={showEverybody}>
          {say('audit.everybody')}
        </Button>
      )}
    </div>
  );
}
