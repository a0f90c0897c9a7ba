import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { get, isProblem, NoConnection, post } from '../app/fetch.ts';
import { type Key, useSpeech } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { DemonstrationPeople } from './demonstration-people.tsx';
import css from './door-page.module.css';
import type { Methods, SignInRequested } from './views.ts';

type Props = { first: string; next: string; onSent(email: string, request: SignInRequested): void };

const looksLikeAddress = (text: string) => /^\S+@\S+\.\S+$/.test(text.trim());

const domainOf = (email: string) => email.trim().replace(/^.*@/, '');

/** One field. When the district has its own sign-on, its button stands beside it. */
export function AskForEmail({ first, next, onSent }: Props) {
  const { say, language } = useSpeech();
  const [email, setEmail] = useState(first);
  const [domain, setDomain] = useState(''); // alone: an address has no place in a URL, which is logged on its way
  const options = useQuery({
    queryKey: ['sign-in', domain],
    queryFn: ({ signal }) =>
      get<Methods>(`/sign-in/methods${domain && `?domain=${encodeURIComponent(domain)}`}`, signal),
    placeholderData: (before) => before,
    retry: false,
  });
  const ask = useMutation({
    mutationFn: () => post<SignInRequested>('/sign-in', { email: email.trim(), language }),
    onSuccess: (request) => onSent(email.trim(), request),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (looksLikeAddress(email)) ask.mutate();
  };
  const wrong: Key | null = ask.error ? wordsFor(ask.error) : null;
  const district = options.data?.singleSignOn;
  return (
    <>
      <p>{say('signIn.about')}</p>
      <form className="stack" onSubmit={submit}>
        <TextField
          label={say('signIn.email')}
          type="email"
          name="email"
          inputMode="email"
          autoComplete="email"
          required
          maxLength={254}
          value={email}
          error={wrong ? say(wrong) : undefined}
          onChange={(event) => setEmail(event.target.value)}
          onBlur={() => looksLikeAddress(email) && setDomain(domainOf(email))}
        />
        <Button type="submit" look="primary" wide busy={ask.isPending}>
          {say('signIn.send')}
        </Button>
      </form>
      {district && (
        <Button
          wide
          onClick={() => location.assign(`${district.url}?next=${encodeURIComponent(next)}`)}
        >
          {say('signIn.district', { district: district.label })}
        </Button>
      )}
      <p className="meta">{say('signIn.invitation')}</p>
      {options.data && options.data.demonstration.length > 0 && (
        <>
          <hr className={css.rule} />
          <DemonstrationPeople people={options.data.demonstration} next={next} />
        </>
      )}
    </>
  );
}

function wordsFor(error: Error): Key {
  if (error instanceof NoConnection) return 'signIn.noConnection';
  if (isProblem(error, 'too-many-requests', 'too-many-tries')) return 'signIn.tooMany';
  if (isProblem(error, 'invalid-input')) return 'signIn.notAnAddress';
  return 'state.notDone';
}
