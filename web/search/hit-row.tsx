import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { cache } from '../app/query.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { writerName } from '../people/author.ts';
import css from './hit-row.module.css';
import type { MarkedText, SearchHit } from './views.ts';

/** A post that was found; it opens in its conversation. */
export function HitRow({ hit }: { hit: SearchHit }) {
  const say = useSay();
  const { topic, space, author } = hit;
  const openThere = () => cache.removeQueries({ queryKey: ['topics', topic.id, 'posts'] });
  return (
    <li className={css.row}>
      <Link className={css.hit} to={`/topics/${topic.id}?post=${hit.position}`} onClick={openThere}>
        <Avatar person={author} />
        <div className="grow">
          <h2 className={css.title}>
            {topic.title.length > 0 ? <Marked text={topic.title} /> : say('search.olderTopic')}
          </h2>
          <p className={css.words}>
            {`${writerName(hit, say)}: `}
            <Marked text={hit.excerpt} />
          </p>
          <div className={css.facts}>
            {hit.isAnswer && <Tag hue="pine">{say('search.answer')}</Tag>}
            <span>{space.name}</span>
            <ZonedTime at={hit.createdAt} />
          </div>
        </div>
      </Link>
    </li>
  );
}

/** Pieces of text; what was looked for is marked. React writes them as text, whatever they hold. */
const Marked = ({ text }: { text: MarkedText }) => (
  <>
    {text.map((piece, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text stay as they are
      piece.match ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
    )}
  </>
);
