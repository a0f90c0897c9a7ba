import '../app/more-words.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { get, isProblem, put, remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { NothingHere } from '../app/nothing-here.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { cache } from '../app/query.ts';
import { Suspension } from '../moderation/suspension.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { Tag } from '../parts/tag.tsx';
import { PersonFacts } from './person-facts.tsx';
import css from './profile.module.css';
import { useBlocked } from './use-blocked.ts';
import type { Person } from './views.ts';

/** A colleague, as far as they let me know them. */
export function ProfilePage({ personId }: { personId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['people', personId, 'profile'],
    queryFn: ({ signal }) => get<Person>(`/people/${personId}`, signal),
  });
  if (isProblem(error, 'not-found', 'invalid-input')) return <NothingHere />;
  if (data) return <Found person={data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />;
}

function Found({ person }: { person: Person }) {
  const say = useSay();
  const isMe = useMe()?.id === person.id;
  const tells = Object.values(person.profile).some((value) => value && value.length > 0);
  return (
    <>
      <PageHead title={person.name}>
        <div className={css.who}>
          <Avatar person={person} />
          <span>
            {say(`role.${person.role}`)}
            {person.district && `, ${person.district}`}
            {person.state && `, ${person.state}`}
          </span>
          {person.verification !== 'none' && (
            <Tag hue="pine">
              <Icon name="check" small />
              {say(`verified.${person.verification}`)}
            </Tag>
          )}
        </div>
      </PageHead>
      <Columns>
        <Panel padded={tells}>
          {tells ? (
            <PersonFacts profile={person.profile} />
          ) : (
            <EmptyState icon="people" text={say('profile.nothing', { name: person.name })} />
          )}
        </Panel>
        {isMe ? (
          <div>
            <ButtonLink to="/profile">{say('profile.change')}</ButtonLink>
          </div>
        ) : (
          <>
            {person.verification === 'none' && <Vouch person={person} />}
            <Block person={person} />
            <Suspension person={person} />
          </>
        )}
      </Columns>
    </>
  );
}

/** A verified colleague says that they know this person; enough of them, and the person is verified. */
function Vouch({ person }: { person: Person }) {
  const say = useSay();
  const vouch = useMutation({
    mutationFn: () => put(`/people/${person.id}/vouch`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people', person.id] }),
  });
  if (vouch.isSuccess) return <p role="status">{say('vouch.done')}</p>;
  return (
    <div>
      <Button busy={vouch.isPending} onClick={() => vouch.mutate()}>
        {say('vouch.do', { name: person.name })}
      </Button>
      <p className="meta">{say('vouch.about')}</p>
      {vouch.error && (
        <p role="alert">
          {say(
            isProblem(vouch.error, 'cannot-vouch', 'forbidden') ? 'vouch.notYet' : 'state.notDone',
          )}
        </p>
      )}
    </div>
  );
}

/** Keeps two people apart: neither is told. */
function Block({ person }: { person: Person }) {
  const say = useSay();
  const blocked = useBlocked().data?.items.some(({ id }) => id === person.id) ?? false;
  const change = useMutation({
    mutationFn: () =>
      blocked ? remove(`/people/${person.id}/block`) : put(`/people/${person.id}/block`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <div>
      <Button look="quiet" busy={change.isPending} onClick={() => change.mutate()}>
        {say(blocked ? 'block.undo' : 'block.do', { name: person.name })}
      </Button>
      <p className="meta">{say(blocked ? 'block.on' : 'block.about')}</p>
      {change.error && <p role="alert">{say('state.notDone')}</p>}
    </div>
  );
}
