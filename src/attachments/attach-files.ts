import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import { imageType } from './file-kinds.ts';
import { nameImage } from './file-names.ts';
import { findOwnFiles, holdFiles } from './queries.ts';
import { fileNotFree, fileTellsWho } from './rules.ts';
import type { AttachmentWishes } from './schemas.ts';
import { type Attachment, attachments } from './tables.ts';
import type { AttachedFile } from './views.ts';

/**
 * Attaches someone's own files, in the transaction that writes what they belong to.
 *
 * @param subject   such as `posts/<id>`; whoever may read that may read the files from now on
 * @param nameless  they write under a pseudonym: pictures alone, and without the name that they came with
 * @returns         what to remember of them there, in the order of the wishes
 * @throws          `file-not-free` for a file that is not theirs, is gone, or hangs on something already;
 *                  `file-tells-who` for a document of someone nameless
 */
export async function attachFiles(
  tx: Tx,
  personId: string,
  subject: string,
  wishes: AttachmentWishes,
  at: Date,
  nameless = false,
): Promise<AttachedFile[]> {
  const shown = namedAs(nameless);
  const ids = wishes.map(({ id }) => id);
  const held = new Map((await holdFiles(tx, ids)).map((file) => [file.id, file]));
  const files = wishes.map(({ id, alt }) => {
    const file = held.get(id);
    if (!file || file.ownerId !== personId || file.subject !== null) throw fileNotFree();
    if (nameless && file.type !== imageType) throw fileTellsWho();
    return remember({ ...file, ...shown }, alt);
  });
  await tx
    .update(attachments)
    .set({ subject, attachedAt: at, ...shown })
    .where(inArray(attachments.id, ids));
  return files;
}

/** Under a pseudonym a picture stands without the name that it came with. */
const namedAs = (nameless: boolean): { name?: string } => (nameless ? { name: nameImage('') } : {});

/**
 * What people would read of someone's own files, once they are attached: how they are called, and what pictures show.
 *
 * @returns in the order of the wishes; nothing is told of a file that `attachFiles` would refuse
 */
export async function describeFiles(
  db: Db,
  personId: string,
  wishes: AttachmentWishes,
  nameless = false,
): Promise<Pick<AttachedFile, 'name' | 'alt'>[]> {
  if (wishes.length === 0) return [];
  const ids = wishes.map(({ id }) => id);
  const found = new Map((await findOwnFiles(db, personId, ids)).map((file) => [file.id, file]));
  return wishes.map(({ id, alt }) => {
    const file = found.get(id);
    return file ? remember({ ...file, ...namedAs(nameless) }, alt) : { name: '', alt: '' };
  });
}

const remember = ({ id, name, type, bytes, width, height }: Attachment, alt: string) => ({
  ...{ id, name, type, bytes, width, height },
  alt: width === null ? '' : alt,
});
