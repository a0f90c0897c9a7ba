import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { isProblem } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { useSubject } from '../app/live-cache.ts';
import { NothingHere } from '../app/nothing-here.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { OpenNow } from '../break-glass/open-now.tsx';
import { Banner } from '../parts/banner.tsx';
import { Panel } from '../parts/panel.tsx';
import { Prose } from '../parts/prose.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { OnlyMembers } from './only-members.tsx';
import { spaceQuery } from './queries.ts';
import css from './space.module.css';
import { SpaceMenu } from './space-menu.tsx';
import { TopicList } from './topic-list.tsx';
import type { Space } from './views.ts';
import { WelcomeNote } from './welcome-note.tsx';

/** Of those alone who are on their way in. */
const WayIn = lazy(async () => ({ default: (await import('./way-in.tsx')).WayIn }));
const CharterToAccept = lazy(async () => ({
  default: (await import('./charter-to-accept.tsx')).CharterToAccept,
}));

export function SpacePage({ spaceId }: { spaceId: string }) {
  useSubject(`spaces/${spaceId}`);
  const { data: space, error, refetch } = useQuery(spaceQuery(spaceId));
  if (isProblem(error, 'not-found', 'invalid-input')) return <NothingHere />;
  if (space) return <Found space={space} key={spaceId} />;
  return error ? (
    <ErrorState error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton rows={4} />
  );
}

function Found({ space }: { space: Space }) {
  const { say, show } = useSpeech();
  const isMember = space.mine.status === 'member';
  return (
    <>
      <PageHead title={space.name}>
        <p>{space.purpose}</p>
        <div className={css.facts}>
          <Tag>{say(`spaces.kind.${space.kind}`)}</Tag>
          <span>{say('spaces.members', { count: space.membersCount })}</span>
          {space.mine.role === 'facilitator' && <Tag hue="pine">{say('spaces.facilitator')}</Tag>}
          {isMember && <SpaceMenu space={space} />}
        </div>
      </PageHead>
      {space.archivedAt && (
        <Banner icon="lock">
          {show('spaces.archivedSince', { time: <ZonedTime at={space.archivedAt} as="day" /> })}
        </Banner>
      )}
      {isMember && <OnlyMembers space={space} />}
      {space.kind === 'circle' && space.mine.mayRead && <OpenNow spaceId={space.id} />}
      <Columns>
        {isMember && <WelcomeNote space={space} />}
        {space.guidelinesHtml && !space.mine.owesCharter && (
          <PinnedNote html={space.guidelinesHtml} />
        )}
        <Suspense fallback={<Skeleton rows={4} />}>
          {!isMember && <WayIn space={space} />}
          {space.mine.owesCharter && <CharterToAccept spaceId={space.id} />}
        </Suspense>
        {space.mine.mayRead && <TopicList space={space} />}
      </Columns>
    </>
  );
}

/** What the facilitators want everyone to know, once, at the top. */
function PinnedNote({ html }: { html: string }) {
  const { say } = useSpeech();
  return (
    <Panel padded soft>
      <h2>{say('spaces.pinned')}</h2>
      <div className={css.note}>
        <Prose html={html} />
      </div>
    </Panel>
  );
}
