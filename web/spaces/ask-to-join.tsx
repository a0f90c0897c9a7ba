import { type FormEvent, useId } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { useEnter, useWhyNot } from './enter-space.ts';
import type { SpaceInList } from './views.ts';

type Asked = Pick<SpaceInList, 'id' | 'name' | 'question'>;

/** Asks the facilitators to come in, with an answer to what they would like to know. */
export function AskToJoin({ space, token }: { space: Asked; token?: string }) {
  const say = useSay();
  const why = useWhyNot();
  const about = useId();
  const enter = useEnter(space.id, token);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get('answer')).trim();
    if (!enter.isPending) enter.mutate({ answer });
  };
  return (
    <form className="stack" onSubmit={submit} aria-describedby={about}>
      <TextArea
        name="answer"
        label={space.question || say('wayIn.answer')}
        hint={say('wayIn.answerHint')}
        rows={4}
        maxLength={2000}
      />
      {enter.error && <p role="alert">{why(enter.error)}</p>}
      <div>
        <Button
          type="submit"
          look="primary"
          busy={enter.isPending}
          aria-label={`${say('spaces.ask')}: ${space.name}`}
        >
          {say('spaces.ask')}
        </Button>
      </div>
      <p id={about} className="meta">
        {say('wayIn.next')}
      </p>
    </form>
  );
}
