import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type Asking, topics } from '../spaces/index.ts';
import { checkInAnswers, checkInSkips, checkIns } from './tables.ts';

const has = (table: typeof checkInAnswers | typeof checkInSkips, { personId }: Asking) =>
  sql`exists (select from ${table} where ${table.topicId} = ${topics.id} and ${table.personId} = ${personId})`;

/** Whether the round of a topic waits for someone, as SQL over `topics`: they neither shared nor skipped. */
export const roundWaitsFor = (person: Asking): SQL => sql`(
  exists (select from ${checkIns} where ${and(eq(checkIns.topicId, topics.id), isNull(checkIns.settledAt))})
  and not ${has(checkInAnswers, person)} and not ${has(checkInSkips, person)})`;
