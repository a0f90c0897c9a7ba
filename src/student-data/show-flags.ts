import { z } from 'zod';
import { staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { decodeCursor, pageOf } from '../platform/keyset.ts';
import { forbidden } from '../platform/problem.ts';
import { maySeeFlags } from './policy.ts';
import { listFlags } from './queries.ts';
import type { FlaggedText, FlagPage, FlagQuery } from './schemas.ts';
import type { StudentDataFlag } from './tables.ts';

/**
 * Reads flagged words where they stand, for those who may read them there. The words are kept higher up, so who knows
 * them hands this in.
 *
 * Several may know something of one flag: whoever stands later knows it better.
 *
 * @returns by the id of the flag; absent where the person asking may not read
 */
export type ReadFlagged = (
  db: Db,
  actor: Actor,
  flags: readonly Pick<StudentDataFlag, 'id' | 'topicId' | 'postId' | 'parts'>[],
) => Promise<ReadonlyMap<string, FlaggedText>>;

const FlagCursor = z.tuple([z.uuid()]);

/** What was confirmed although it may tell who a student is, the newest first. */
export async function showFlags(
  db: Db,
  readers: readonly ReadFlagged[],
  actor: Actor,
  { state, limit, cursor }: z.output<typeof FlagQuery>,
): Promise<z.output<typeof FlagPage>> {
  if (!maySeeFlags(await staffRoleOf(db, actor))) throw forbidden();
  const [after] = decodeCursor(FlagCursor, cursor) ?? [];
  const flags = await listFlags(db, state, after, limit + 1);
  const shown = flags.slice(0, limit);
  const found = await Promise.all(readers.map((read) => read(db, actor, shown)));
  const texts = new Map(found.flatMap((each) => [...each]));
  return pageOf(
    flags,
    limit,
    (flag) => ({ ...flag, text: texts.get(flag.id) ?? null }),
    ({ id }) => [id],
  );
}
