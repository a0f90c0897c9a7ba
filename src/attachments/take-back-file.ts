import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { FileDeps } from '../platform/file-store.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { holdFiles } from './queries.ts';
import { dropFiles } from './sweep-files.ts';
import { attachments } from './tables.ts';

/**
 * Takes back a file that has not been attached yet. From the commit on it is nobody's; its bytes go right after, so that
 * there is room for another one, or with the next sweep where they cannot be reached.
 */
export async function takeBackFile(deps: FileDeps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const [file] = await holdFiles(tx, [id]);
    if (!file || file.ownerId !== actor.personId) throw notFound();
    if (file.subject !== null) throw forbidden();
    await tx.update(attachments).set({ purgeAfter: deps.now() }).where(eq(attachments.id, id));
  });
  await dropFiles(deps, [id]).catch((err) => deps.log.warn({ err }, 'left to the sweep of files'));
}
