import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem, post } from '../app/fetch.ts';
import { makeKeyring } from '../app/ids.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextArea } from '../parts/field.tsx';
import { addressesIn, mostAtOnce } from './addresses.ts';
import type { Space } from './views.ts';

type Outcome = 'sent' | 'not-an-address' | 'too-many' | 'not-verified' | 'failed';
type Row = { email: string; outcome: Outcome };

function outcomeOf(error: unknown): Outcome {
  if (isProblem(error, 'invalid-input')) return 'not-an-address';
  if (isProblem(error, 'too-many-invitations', 'too-many-requests')) return 'too-many';
  return isProblem(error, 'not-verified') ? 'not-verified' : 'failed';
}

/** Invites several addresses, one after the other, and says of each what became of it. */
export function InviteByMail({ space }: { space: Space }) {
  const say = useSay();
  const [keyFor] = useState(makeKeyring);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [report, setReport] = useState<Row[]>([]);
  const invite = useMutation({
    async mutationFn({ emails, language }: { emails: string[]; language: string }) {
      setReport([]);
      const left = emails.slice(mostAtOnce);
      for (const email of emails.slice(0, mostAtOnce)) {
        const body = { email, language };
        const outcome = await post(`/spaces/${space.id}/mail-invitations`, body, keyFor(body)).then(
          () => 'sent' as const,
          outcomeOf,
        );
        setReport((rows) => [...rows, { email, outcome }]);
        if (outcome !== 'sent') left.push(email);
      }
      setText(left.join('\n'));
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['spaces', space.id, 'mail'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const emails = addressesIn(text);
    const language = String(new FormData(event.currentTarget).get('language'));
    setMissing(emails.length === 0);
    if (emails.length > 0 && !invite.isPending) invite.mutate({ emails, language });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextArea
        label={say('manage.mailTo')}
        hint={say('manage.mailHint', { most: mostAtOnce })}
        error={missing ? say('manage.mailMissing') : undefined}
        rows={3}
        maxLength={8000}
        inputMode="email"
        autoComplete="off"
        readOnly={invite.isPending}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <SelectField
        name="language"
        label={say('manage.mailLanguage')}
        options={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
      />
      <Button type="submit" busy={invite.isPending}>
        {say('manage.mailSend')}
      </Button>
      <div role="status" aria-label={say('manage.mailReport')}>
        <ul>
          {report.map(({ email, outcome }) => (
            <li key={email}>{say(`manage.mail.${outcome}`, { email })}</li>
          ))}
        </ul>
      </div>
    </form>
  );
}
