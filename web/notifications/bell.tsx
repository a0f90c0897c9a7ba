import { useEffect } from 'react';
import { announceNews } from '../app/announce.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { onNews } from '../app/live-cache.ts';
import { Icon } from '../parts/icon.tsx';
import css from './bell.module.css';
import { useUnreadNews } from './queries.ts';

/** Where news is, with how much of it in words. */
export function Bell() {
  const say = useSay();
  const count = useUnreadNews().data?.unread ?? 0;
  return (
    <Link to="/notifications" className={css.bell} aria-label={say('bell.label', { count })}>
      <Icon name="bell" />
      {count > 0 && <span className={css.count}>{say('bell.count', { count })}</span>}
    </Link>
  );
}

/** Says that there is news, politely; the region that speaks does so once in 30 seconds at most. */
export function useSpokenNews() {
  const say = useSay();
  useEffect(() => onNews('notifications.made', () => announceNews(say('bell.came'))), [say]);
}
