import '../app/more-words.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isProblem, post } from '../app/fetch.ts';
import { useSay, useSpeech } from '../app/language.tsx';
import { meQuery } from '../app/me.ts';
import { PageHead } from '../app/page.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { Panel } from '../parts/panel.tsx';
import { Prose } from '../parts/prose.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { Tag } from '../parts/tag.tsx';
import { DoorPage } from '../sign-in/door-page.tsx';
import { AskToJoin } from './ask-to-join.tsx';
import { ComeIn } from './come-in.tsx';
import { useWhyNot } from './enter-space.ts';
import { forgetToken, takeToken } from './link-token.ts';
import type { LinkedSpace } from './views.ts';

/** Where a link into a space leads. Who is not signed in does that first, and comes back. */
export function JoinPage() {
  const say = useSay();
  const [token] = useState(takeToken);
  const { data: me } = useQuery(meQuery);
  if (me === null && token !== '') {
    return (
      <DoorPage title={say('join.title')}>
        <p>{say('join.signInFirst')}</p>
        <ButtonLink to="/sign-in?next=%2Fjoin" look="primary" wide>
          {say('join.signIn')}
        </ButtonLink>
      </DoorPage>
    );
  }
  return (
    <SignedIn>
      {token === '' ? <Ended words={say('join.noToken')} /> : <Invitation token={token} />}
    </SignedIn>
  );
}

function Invitation({ token }: { token: string }) {
  const why = useWhyNot();
  const { data, error, refetch } = useQuery({
    queryKey: ['spaces', 'by-link', token],
    queryFn: () => post<LinkedSpace>('/spaces/by-link', { token }),
    staleTime: 0,
  });
  const ended = isProblem(error, 'invitation-ended', 'link-used-up', 'invalid-input');
  useEffect(() => {
    if (ended) forgetToken();
  }, [ended]);
  if (ended) return <Ended words={why(error)} />;
  if (data) return <Found linked={data} token={token} />;
  return <Opening error={error} onRetry={() => void refetch()} />;
}

function Opening({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const say = useSay();
  return (
    <>
      <PageHead title={say('join.title')} />
      <Panel>
        {error ? <ErrorState error={error} onRetry={onRetry} /> : <Skeleton rows={3} />}
      </Panel>
    </>
  );
}

function Ended({ words }: { words: string }) {
  const say = useSay();
  return (
    <>
      <PageHead title={say('join.ended')} step="ended">
        <p>{words}</p>
      </PageHead>
      <ButtonLink to="/spaces">{say('join.otherSpaces')}</ButtonLink>
    </>
  );
}

/** What the space is, before anyone comes in. */
function Found({ linked, token }: { linked: LinkedSpace; token: string }) {
  const { say } = useSpeech();
  const { space, invitedBy } = linked;
  const place = useKeptFocus<HTMLDivElement>();
  return (
    <>
      <PageHead title={space.name} step="found">
        <p>{space.purpose}</p>
        <p className="row">
          <Tag>{say(`spaces.kind.${space.kind}`)}</Tag>
          <span>{say('spaces.members', { count: space.membersCount })}</span>
        </p>
      </PageHead>
      <div className="stack-wide">
        {space.guidelinesHtml && (
          <Panel padded soft>
            <Prose html={space.guidelinesHtml} />
          </Panel>
        )}
        <Panel padded>
          <div ref={place} tabIndex={-1} className="stack">
            {invitedBy && <p>{say('join.invitedBy', { name: invitedBy.name })}</p>}
            <NextStep linked={linked} token={token} />
          </div>
        </Panel>
      </div>
    </>
  );
}

function NextStep({ linked, token }: { linked: LinkedSpace; token: string }) {
  const say = useSay();
  const { space, letsIn, charter, mine } = linked;
  const isSettled = mine.status === 'member' || mine.status === 'asked';
  useEffect(() => {
    if (isSettled) forgetToken();
  }, [isSettled]);
  if (isSettled) {
    return (
      <>
        <p role="status">{say(mine.status === 'member' ? 'join.alreadyIn' : 'wayIn.waiting')}</p>
        <ButtonLink to={`/spaces/${space.id}`} look="primary">
          {say('join.toSpace')}
        </ButtonLink>
      </>
    );
  }
  if (letsIn || mine.status === 'invited')
    return <ComeIn space={space} charter={charter} token={token} onIn={forgetToken} />;
  return <AskToJoin space={space} token={token} />;
}
