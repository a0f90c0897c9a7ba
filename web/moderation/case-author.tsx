import { useSpeech } from '../app/language.tsx';
import { PersonRow } from '../parts/person-row.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from './moderation.module.css';
import type { Case } from './views.ts';

/** How the author of a reported post stands: since when they are here, and what was reported before. */
export function CaseAuthor({ author }: { author: NonNullable<Case['author']> }) {
  const { say, show } = useSpeech();
  return (
    <div className={css.author}>
      <PersonRow person={author} detail={author.district ?? say(`role.${author.role}`)} />
      <p className="meta">
        {show('moderation.since', { time: <ZonedTime at={author.since} as="day" /> })}{' '}
        {say(`verified.${author.verification}`)}{' '}
        {say('moderation.earlier', { earlier: author.earlier, upheld: author.upheld })}{' '}
        {author.warnings > 0 && say('moderation.warnings', { count: author.warnings })}
        {author.suspended && <Tag hue="brick">{say('moderation.suspended')}</Tag>}
      </p>
    </div>
  );
}
