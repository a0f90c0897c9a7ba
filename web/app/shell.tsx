import type { ReactNode } from 'react';
import { useHome } from '../home/home-query.ts';
import { QueueLink } from '../moderation/queue-link.tsx';
import { Bell, useSpokenNews } from '../notifications/bell.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Counter } from '../parts/counter.tsx';
import { Icon } from '../parts/icon.tsx';
import { LiveRegion } from '../parts/live-region.tsx';
import { Mark } from '../parts/mark.tsx';
import { SendTrayBadge } from '../parts/send-tray-badge.tsx';
import { SkipLink } from '../parts/skip-link.tsx';
import type { Me } from '../people/views.ts';
import { SearchBox } from '../search/search-box.tsx';
import { YourSpaces } from '../spaces/your-spaces.tsx';
import { useSay } from './language.tsx';
import { Link, NavLink } from './link.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import css from './shell.module.css';

/** The frame around every page of someone who is signed in. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const say = useSay();
  useSpokenNews();
  return (
    <>
      <SkipLink />
      <header className={css.top}>
        <Brand />
        <SendTrayBadge />
        <Link to="/search" className={css.account} aria-label={say('search.title')}>
          <Icon name="search" />
        </Link>
        <Bell />
        <Link
          to="/settings"
          className={css.account}
          aria-label={say('shell.account', { name: me.name })}
        >
          <Avatar person={me} small />
        </Link>
      </header>
      <div className={css.shell}>
        <header className={css.rail}>
          <Brand />
          <SearchBox />
          <MainNavigation className={css.nav} label={say('shell.main')} />
          <QueueLink className={css.nav} />
          <YourSpaces />
          <div className={css.me}>
            <Avatar person={me} />
            <div className={css.words}>
              <Link to="/settings" className={css.name}>
                {me.name}
              </Link>
              <div className="tiny">{me.district}</div>
            </div>
            <SendTrayBadge />
            <Bell />
          </div>
        </header>
        <div className={css.page}>
          <OfflineBanner />
          <main className={css.main} id="main" tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      <MainNavigation className={css.bottom} label={say('shell.main')} isShort />
      <LiveRegion />
    </>
  );
}

const Brand = () => (
  <Link to="/" className={css.brand}>
    <Mark />
    Hallway
  </Link>
);

function MainNavigation({
  className,
  label,
  isShort = false,
}: {
  className: string | undefined;
  label: string;
  /** On a phone: what is rarer is reached from the account. */
  isShort?: boolean;
}) {
  const say = useSay();
  const count = useHome().data?.needsYou.length ?? 0;
  return (
    <nav className={className} aria-label={label}>
      <NavLink to="/">
        <Icon name="home" />
        {say('shell.home')}
        {count > 0 &&
          (isShort ? (
            <span className={css.pip}>
              <span className="sr">{say('shell.needYou', { count })}</span>
            </span>
          ) : (
            <Counter meaning={say('shell.needYou', { count })}>{count}</Counter>
          ))}
      </NavLink>
      <NavLink to="/spaces">
        <Icon name="talk" />
        {say('shell.spaces')}
      </NavLink>
      <NavLink to="/people">
        <Icon name="people" />
        {say('shell.people')}
      </NavLink>
      {!isShort && (
        <NavLink to="/saved">
          <Icon name="saved" />
          {say('shell.saved')}
        </NavLink>
      )}
    </nav>
  );
}
