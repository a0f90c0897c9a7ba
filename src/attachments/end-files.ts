import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { endOf } from './rules.ts';
import { attachments } from './tables.ts';

/** What the files hang on was taken down: from now on nobody is shown them, and after a while their bytes go. */
export async function endFilesOf(tx: Tx, subject: string, at: Date): Promise<void> {
  await tx
    .update(attachments)
    .set({ purgeAfter: endOf(at) })
    .where(and(eq(attachments.subject, subject), isNull(attachments.purgeAfter)));
}
