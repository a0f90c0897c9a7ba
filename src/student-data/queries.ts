import { and, desc, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import type { flagStates } from './schemas.ts';
import { type StudentDataFlag, studentDataFlags } from './tables.ts';

/** Flags in one state, the newest first. */
export function listFlags(
  db: Db,
  state: (typeof flagStates)[number],
  after: string | undefined,
  limit: number,
): Promise<StudentDataFlag[]> {
  const { id, seenAt } = studentDataFlags;
  return db
    .select()
    .from(studentDataFlags)
    .where(
      and(state === 'seen' ? isNotNull(seenAt) : isNull(seenAt), after ? lt(id, after) : undefined),
    )
    .orderBy(desc(id))
    .limit(limit);
}
