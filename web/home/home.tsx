import { dateFormat } from '../app/formats.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { useMe } from '../app/me.ts';
import { Columns, PageHead } from '../app/page.tsx';
import { cache } from '../app/query.ts';
import { useTimeZone } from '../app/time-zone.ts';
import type { Home as HomeView } from '../digests/views.ts';
import { Notices } from '../moderation/notices.tsx';
import { useNotices } from '../moderation/queries.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Panel, SectionHead } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { TopicRow } from '../parts/topic-row.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { FirstWeek } from './first-week.tsx';
import { greetingAt } from './greeting.ts';
import css from './home.module.css';
import { useHome } from './home-query.ts';
import { NeedsYou } from './needs-you.tsx';

/** What needs me, what is new, and an end. */
export function Home() {
  const { say, language } = useSpeech();
  const timeZone = useTimeZone();
  const me = useMe();
  const home = useHome();
  const notices = useNotices(); // awaited, so that they push nothing down when they come
  const ready = notices.isPending ? undefined : home.data;
  const now = new Date();
  const today = dateFormat(language, {
    timeZone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(now);
  const title = say(`home.${greetingAt(now, timeZone)}`, { name: me?.name.split(' ')[0] ?? '' });
  return (
    <>
      <PageHead title={title}>
        <p className={css.today}>
          {capital(today)}. {home.data && <Summary home={home.data} />}
        </p>
      </PageHead>
      <Columns>
        {ready && notices.data && <Notices notices={notices.data.items} />}
        {ready && <Found home={ready} />}
        {!ready && home.error && (
          <Panel>
            <ErrorState error={home.error} onRetry={() => void home.refetch()} />
          </Panel>
        )}
        {!ready && !home.error && <Skeleton rows={4} />}
      </Columns>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function Summary({ home }: { home: HomeView }) {
  const { say } = useSpeech();
  const count = home.needsYou.length;
  const minutes = home.needsYou.reduce((sum, need) => sum + need.minutes, 0);
  return <>{say('home.summary', { count, minutes })}</>;
}

function Found({ home }: { home: HomeView }) {
  const { say } = useSpeech();
  return (
    <>
      {(home.needsYou.length > 0 || !home.missing.includes('needsYou')) && (
        <NeedsYou needs={home.needsYou} more={home.moreNeeds} />
      )}
      {home.missing.includes('needsYou') && <Missing />}
      {home.firstWeek.length > 0 && <FirstWeek tasks={home.firstWeek} />}
      <section aria-labelledby="new">
        <SectionHead>
          <h2 id="new">{say('home.new')}</h2>
          <Link to="/spaces">{say('home.allSpaces')}</Link>
        </SectionHead>
        <Panel>
          {home.missing.includes('newInSpaces') ? (
            <ErrorState error={null} />
          ) : home.newInSpaces.length === 0 ? (
            <EmptyState text={say('home.nothingNew')}>
              <ButtonLink to="/spaces">{say('home.findSpace')}</ButtonLink>
            </EmptyState>
          ) : (
            <ul>
              {home.newInSpaces.map((topic) => (
                <li key={topic.id}>
                  <TopicRow topic={topic} spaceName={topic.spaceName} />
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <TheEnd home={home} />
      </section>
    </>
  );
}

/** A part that the server could not gather; the rest of the page stands. */
const Missing = () => (
  <Panel>
    <ErrorState
      error={null}
      onRetry={() => void cache.invalidateQueries({ queryKey: ['people'] })}
    />
  </Panel>
);

/** The list ends, and says so. */
function TheEnd({ home }: { home: HomeView }) {
  const { say, show } = useSpeech();
  return (
    <p className={css.end}>
      <Icon name="check" />
      <span>
        {home.since
          ? show('home.everythingSince', { time: <ZonedTime at={home.since} as="stamp" /> })
          : say('home.everything')}{' '}
        {home.nextDigestAt &&
          show('home.nextDigest', { time: <ZonedTime at={home.nextDigestAt} as="full" /> })}
      </span>
    </p>
  );
}
