import { and, eq, isNotNull, isNull, type SQLWrapper, sql } from 'drizzle-orm';
import { topics } from '../spaces/index.ts';
import type { SearchQuery } from './schemas.ts';

/** Where a list goes on: the score of the last row, and its post. */
export type Place = readonly [score: number, postId: string];

/** Everything that was asked for besides words. */
export type Wish = Pick<
  SearchQuery,
  'in' | 'person' | 'kind' | 'tag' | 'from' | 'to' | 'answered' | 'order'
> & { after: Place | undefined; limit: number };

/**
 * What a topic has to be, over `topics`; undefined when any will do.
 *
 * @param answer  the accepted answer, so far as the reader is told of it
 */
export const topicFilters = (
  { kind, answered, tag }: Pick<Wish, 'kind' | 'answered' | 'tag'>,
  answer: SQLWrapper = topics.answerPostId,
) =>
  and(
    kind && eq(topics.kind, kind),
    tag && sql`${tag} = any(${topics.tags})`,
    answered && eq(topics.kind, 'question'),
    answered && (answered === 'yes' ? isNotNull(answer) : isNull(answer)),
  );
