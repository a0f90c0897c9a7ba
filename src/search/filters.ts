import { and, eq, isNotNull, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { topics } from '../spaces/index.ts';
import type { SearchQuery } from './schemas.ts';

/** Where a list goes on: the score of the last row, and its post. */
export type Place = readonly [score: number, postId: string];

/** Everything that was asked for besides words. */
export type Wish = Pick<
  SearchQuery,
  'in' | 'person' | 'kind' | 'tag' | 'from' | 'to' | 'answered' | 'order'
> & { after: Place | undefined; limit: number };

/** What was asked for, or the place for it in a statement. */
type Worded = string | SQL | undefined;

/**
 * What a topic has to be, over `topics`; undefined when any will do.
 *
 * @param answer  the accepted answer, so far as the reader is told of it
 */
export const topicFilters = (
  { kind, answered, tag }: Pick<Wish, 'answered'> & { kind?: Worded; tag?: Worded },
  answer: SQLWrapper = topics.answerPostId,
) =>
  and(
    kind === undefined ? undefined : sql`${topics.kind} = ${kind}`,
    tag === undefined ? undefined : sql`${tag} = any(${topics.tags})`,
    answered && eq(topics.kind, 'question'),
    answered && (answered === 'yes' ? isNotNull(answer) : isNull(answer)),
  );
