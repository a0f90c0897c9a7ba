import '../app/more-words.ts';
import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../app/fetch.ts';
import { useSay, useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useSubject } from '../app/live-cache.ts';
import { NothingHere } from '../app/nothing-here.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { usePlace } from '../app/place.ts';
import { Banner } from '../parts/banner.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { JoinRequests } from './join-requests.tsx';
import { ManageMembers } from './manage-members.tsx';
import css from './manage-space.module.css';
import { ManageWays } from './manage-ways.tsx';
import { spaceQuery } from './queries.ts';
import { SpaceForm } from './space-form.tsx';
import type { Space } from './views.ts';

const parts = {
  requests: JoinRequests,
  people: ManageMembers,
  ways: ManageWays,
  about: SpaceForm,
};
type Part = keyof typeof parts;
const isPart = (name: string): name is Part => Object.hasOwn(parts, name);

/** Where facilitators look after a space: who asks, who is in, the ways in, and what it says about itself. */
export function ManageSpace({ spaceId }: { spaceId: string }) {
  useSubject(`spaces/${spaceId}`);
  const say = useSay();
  const { data: space, error, refetch } = useQuery(spaceQuery(spaceId));
  if (isProblem(error, 'not-found', 'invalid-input')) return <NothingHere />;
  if (space) return <Found space={space} />;
  return (
    <>
      <PageHead title={say('spaces.manage')} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />}
    </>
  );
}

function Found({ space }: { space: Space }) {
  const { say, show } = useSpeech();
  const wanted = usePlace().search.get('part') ?? '';
  const chosen = isPart(wanted) ? wanted : 'requests';
  const Chosen = parts[chosen];
  const at = `/spaces/${space.id}`;
  if (!space.mine.mayFacilitate) {
    return (
      <>
        <PageHead title={say('spaces.manage')}>
          <p>{say('manage.notYours', { name: space.name })}</p>
        </PageHead>
        <ButtonLink to={at}>{say('manage.toSpace')}</ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHead title={say('spaces.manage')}>
        <Link to={at}>{space.name}</Link>
      </PageHead>
      {space.archivedAt && (
        <Banner icon="lock">
          {show('manage.archivedSince', { time: <ZonedTime at={space.archivedAt} as="day" /> })}
        </Banner>
      )}
      <nav className={css.parts} aria-label={say('spaces.manage')}>
        {(Object.keys(parts) as Part[]).map((part) => (
          <Link
            key={part}
            to={`${at}/manage?part=${part}`}
            aria-current={part === chosen ? 'page' : undefined}
          >
            {say(`manage.${part}`)}
          </Link>
        ))}
      </nav>
      <Columns>
        <Chosen space={space} key={`${space.id} ${chosen}`} />
      </Columns>
    </>
  );
}
