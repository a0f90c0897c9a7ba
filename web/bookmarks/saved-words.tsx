import type { ReactNode } from 'react';
import { type Say, useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { writerName } from '../people/author.ts';
import css from './saved-row.module.css';
import type { Bookmark } from './views.ts';

/** What its heading says: of a circle nothing but its name, and nothing of what is not mine to read. */
export function titleOf({ kind, readable }: Bookmark, say: Say): string {
  if (!readable) return say('saved.gone');
  const { said, space } = readable;
  if (!said) return say(`saved.circle.${kind}`, { space: space.name });
  return said.title || say('topic.beganEarlier');
}

export function Face({ readable }: Pick<Bookmark, 'readable'>) {
  if (readable?.said) return <Avatar person={readable.said.author} />;
  return (
    <span className={css.face}>
      <Icon name={readable ? 'saved' : 'lock'} />
    </span>
  );
}

/** What it is, where it stands, and since when I have it. */
export function Said({
  bookmark,
  title,
  isInside,
}: {
  bookmark: Bookmark;
  title: string;
  /** What stands beside it is all of one space. */
  isInside: boolean;
}) {
  const { say, show } = useSpeech();
  const { kind, id, readable, savedAt } = bookmark;
  const since = <span>{show('saved.at', { time: <ZonedTime at={savedAt} /> })}</span>;
  if (!readable) {
    return (
      <>
        <h2 className={css.title}>{title}</h2>
        <Facts>{since}</Facts>
      </>
    );
  }
  const { said, space } = readable;
  return (
    <>
      <h2 className={css.title}>
        <Link to={`/${kind}s/${id}`}>{title}</Link>
      </h2>
      {said?.excerpt && <p className={css.words}>{`${writerName(said, say)}: ${said.excerpt}`}</p>}
      {!said && <p className={css.words}>{say('saved.circleHint')}</p>}
      <Facts>
        {said && <Tag>{say(`saved.kind.${kind}`)}</Tag>}
        {said && !said.excerpt && said.title && <span>{writerName(said, say)}</span>}
        {said && !isInside && <span>{space.name}</span>}
        {!said && <Link to={`/saved?space=${space.id}`}>{say('saved.inside')}</Link>}
        {since}
      </Facts>
    </>
  );
}

const Facts = ({ children }: { children: ReactNode }) => (
  <div className={css.facts}>{children}</div>
);
