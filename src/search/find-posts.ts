import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { prepared } from '../platform/prepared.ts';
import { bestPosts, type Form, mostCandidates } from './best-posts.ts';
import type { Wish } from './filters.ts';
import type { Meaning } from './meaning.ts';
import { queryText } from './query-text.ts';
import { selectHits, toldOfTopic } from './select-hits.ts';

type Asked = {
  meaning: Meaning;
  /** The words as they were typed, as the text of a `tsquery`. */
  typed: string;
  /** Posts in the index, roughly. */
  indexed: number;
};

/** Posts that fit, the best or the newest first: one statement, whose work hardly grows with how frequent a word is. */
export function findPosts(db: Db, { personId }: Actor, asked: Asked, wish: Wish) {
  const { meaning, typed } = asked;
  const { from, to, after, limit, order, answered, ...filters } = wish;
  const { in: space, person, kind, tag } = filters;
  const statement = statementOf({
    ...{ order, answered, isFrequent: isFrequent(asked), goesOn: after !== undefined },
    ...{ in: space !== undefined, person: person !== undefined },
    ...{ kind: kind !== undefined, tag: tag !== undefined },
    ...{ from: from !== undefined, to: to !== undefined },
  });
  return statement(db).execute({
    ...{ me: personId, ...filters, limit, typed },
    ...{ from: from?.toISOString(), to: to?.toISOString(), score: after?.[0], postId: after?.[1] },
    inIndex: queryText(meaning, 'beginnings as words'),
    inEntries: queryText(meaning, 'beginnings as such'),
  });
}

/**
 * Whether it is less work to walk through the newest posts until enough of them fit than to gather all that fit: the
 * first grows as words are rarer, the second as they are more frequent.
 */
const isFrequent = ({ meaning: { fitting, share }, indexed }: Asked): boolean => {
  const lookedThrough = (mostCandidates / fitting) * Math.max(indexed, fitting / share);
  return lookedThrough < fitting;
};

const statements = new Map<string, ReturnType<typeof drawUp>>();

/** Each form of search is drawn up once: that costs more than finding does. */
function statementOf(form: Form): ReturnType<typeof drawUp> {
  const key = Object.values(form).join(' ');
  const statement = statements.get(key) ?? drawUp(form);
  statements.set(key, statement);
  return statement;
}

const drawUp = (form: Form) =>
  prepared((db) => selectHits(db, bestPosts(form), toldOfTopic).prepare(nameOf(form)));

/** PostgreSQL keeps the plans of what most people ask. The other forms are hundreds: without a name, they are planned each time. */
function nameOf({ order, isFrequent: frequent, in: within, ...form }: Form): string {
  const isUsual = order === 'best' && Object.values(form).every((one) => !one);
  return isUsual ? `search_${frequent ? 'frequent' : 'rare'}${within ? '_within' : ''}` : '';
}
