import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { remove } from '../app/fetch.ts';
import { useSay, useSpeech } from '../app/language.tsx';
import { go } from '../app/place.ts';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { AskToJoin } from './ask-to-join.tsx';
import { ComeIn } from './come-in.tsx';
import { charterQuery } from './queries.ts';
import type { Space } from './views.ts';
import css from './way-in.module.css';

/** For who is not a member: who can read this, how they stand, and the next step. */
export function WayIn({ space }: { space: Space }) {
  const say = useSay();
  const { status } = space.mine;
  const first = useRef(status);
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // What was just pressed is gone: the keyboard goes on where its answer stands.
    if (first.current !== status) heading.current?.focus();
    first.current = status;
  }, [status]);
  return (
    <Panel padded className={css.door}>
      <Icon name="lock" />
      <p ref={heading} tabIndex={-1} className={css.words}>
        {say(wordsFor(space))}
      </p>
      {!space.archivedAt && <NextStep space={space} />}
    </Panel>
  );
}

function wordsFor({ kind, joinPolicy, mine }: Space) {
  if (mine.status === 'invited')
    return kind === 'circle' ? 'spaces.notMember.invitedToCircle' : 'spaces.notMember.invited';
  if (mine.status === 'asked') return 'wayIn.waiting';
  if (mine.status === 'declined') return 'wayIn.declined';
  if (!mine.mayRead) return `spaces.notMember.${joinPolicy}` as const;
  return kind === 'district' ? 'spaces.notMember.district' : 'spaces.notMember.open';
}

function NextStep({ space }: { space: Space }) {
  const { status } = space.mine;
  if (status === 'invited') return <Invited space={space} />;
  if (status === 'asked') return <Waiting space={space} />;
  if (status === 'declined') return <Declined space={space} />;
  if (space.joinPolicy === 'request') return <AskToJoin space={space} />;
  return space.joinPolicy === 'open' ? <ComeIn space={space} charter={null} /> : null;
}

/** An invitation to a circle shows what its members promise each other before it is accepted. */
function Invited({ space }: { space: Space }) {
  const isCircle = space.kind === 'circle';
  const {
    data: charter,
    error,
    refetch,
  } = useQuery({
    ...charterQuery(space.id),
    enabled: isCircle,
  });
  if (isCircle && !charter) {
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={4} />
    );
  }
  return (
    <div className="stack">
      <ComeIn space={space} charter={charter ?? null} />
      <TakeBack space={space} label="wayIn.declineInvitation" />
    </div>
  );
}

function Waiting({ space }: { space: Space }) {
  const { show } = useSpeech();
  const { waitingSince } = space.mine;
  return (
    <div className="stack">
      {waitingSince && (
        <p className="meta">{show('wayIn.askedOn', { time: <ZonedTime at={waitingSince} /> })}</p>
      )}
      <TakeBack space={space} label="wayIn.takeBack" />
    </div>
  );
}

function Declined({ space }: { space: Space }) {
  const { say, show } = useSpeech();
  const { declinedReason, mayAskFrom } = space.mine;
  const mayAsk = mayAskFrom === null || Date.parse(mayAskFrom) <= Date.now();
  return (
    <div className="stack">
      {declinedReason && <blockquote>{declinedReason}</blockquote>}
      <p className="meta">
        {mayAsk
          ? say('wayIn.askAgain')
          : show('wayIn.askFrom', { time: <ZonedTime at={mayAskFrom} as="day" /> })}
      </p>
      {mayAsk && <AskToJoin space={space} />}
    </div>
  );
}

/** Takes a request back, or declines an invitation; what took people by invitation is out of sight then. */
function TakeBack(props: { space: Space; label: 'wayIn.takeBack' | 'wayIn.declineInvitation' }) {
  const { space, label } = props;
  const say = useSay();
  const leave = useMutation({
    mutationFn: () => remove(`/spaces/${space.id}/membership`),
    async onSuccess() {
      const isHidden = space.kind === 'circle' || space.joinPolicy === 'invitation';
      if (isHidden) go('/spaces', { replace: true });
      await cache.invalidateQueries({ queryKey: ['spaces'] });
    },
  });
  return (
    <div>
      <Button look="quiet" busy={leave.isPending} onClick={() => leave.mutate()}>
        {say(label)}
      </Button>
      {leave.error && <p role="alert">{say('state.notDone')}</p>}
    </div>
  );
}
