import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { holdFiles } from './queries.ts';
import { attachments } from './tables.ts';

/** Takes back a file that has not been attached yet. Its bytes go with the next sweep. */
export async function takeBackFile({ db, now }: Deps, actor: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [file] = await holdFiles(tx, [id]);
    if (!file || file.ownerId !== actor.personId) throw notFound();
    if (file.subject !== null) throw forbidden();
    await tx.update(attachments).set({ purgeAfter: now() }).where(eq(attachments.id, id));
  });
}
