import { and, eq, isNotNull } from 'drizzle-orm';
import type { Deps } from '../platform/deps.ts';
import type { FileDeps } from '../platform/file-store.ts';
import { newId } from '../platform/ids.ts';
import { createTurns } from '../platform/turns.ts';
import { convertImage } from './convert-image.ts';
import { documentKinds, imageType } from './file-kinds.ts';
import { nameDocument, nameImage } from './file-names.ts';
import { holdRoom, usedBy } from './queries.ts';
import { recognise } from './recognise.ts';
import { checkRoom } from './rules.ts';
import type { AttachmentView } from './schemas.ts';
import { dropFiles } from './sweep-files.ts';
import { type Attachment, attachments } from './tables.ts';
import { previewKey, showAttached, storedKey } from './views.ts';

type Ready = Pick<Attachment, 'name' | 'type' | 'width' | 'height'> & {
  content: Buffer;
  preview: Buffer | null;
};

/** Two at a time, so that pictures leave the process time for everything else. */
const inTurn = createTurns(2, 50);

/** Looks at a file and makes of it what is kept. */
const makeReady = (read: () => Promise<Buffer>, name: string): Promise<Ready> =>
  inTurn(async () => {
    const bytes = await read();
    const kind = await recognise(bytes, name);
    if (kind !== 'image') {
      const { type } = documentKinds[kind];
      const named = nameDocument(name, kind);
      return { name: named, type, width: null, height: null, content: bytes, preview: null };
    }
    const named = nameImage(name);
    const { full: content, ...picture } = await convertImage(bytes);
    return { name: named, type: imageType, content, ...picture };
  });

/**
 * Keeps a file for its owner, to be attached to what they write.
 *
 * The row comes first, in a transaction of its own, then the bytes, then the mark that they are there: whatever ends the
 * process in between, the sweep finds the row.
 *
 * @param settle  runs the last step once per `Idempotency-Key`; what another upload of the same key kept is answered
 *                instead, and this one goes
 */
export async function uploadFile(
  deps: FileDeps,
  ownerId: string,
  file: { name: string; read(): Promise<Buffer> },
  quotaBytes: number,
  settle: (write: (deps: Deps) => Promise<AttachmentView>) => Promise<AttachmentView>,
): Promise<AttachmentView> {
  const { content, preview, ...told } = await makeReady(file.read, file.name);
  const [bytes, previewBytes] = [content.length, preview?.length ?? null];
  const row = { id: newId(), ownerId, ...told, bytes, previewBytes, createdAt: deps.now() };
  await reserve(deps, row, quotaBytes);
  try {
    await deps.files.put(storedKey(row.id), content, told.type);
    if (preview) await deps.files.put(previewKey(row.id), preview, told.type);
    const view = await settle((inside) => markStored(inside, row));
    if (view.id !== row.id) await discard(deps, row.id);
    return view;
  } catch (error) {
    await discard(deps, row.id).catch((err) =>
      deps.log.warn({ err }, 'left to the sweep of files'),
    );
    throw error;
  }
}

type Row = typeof attachments.$inferInsert & Pick<Attachment, 'id' | 'ownerId' | 'bytes'>;

const reserve = (deps: Deps, row: Row, quotaBytes: number): Promise<void> =>
  deps.db.transaction(async (tx) => {
    await holdRoom(tx, row.ownerId);
    const bytes = row.bytes + (row.previewBytes ?? 0);
    checkRoom(await usedBy(tx, row.ownerId), bytes, quotaBytes);
    await tx.insert(attachments).values(row);
  });

async function markStored(deps: Deps, { id }: Row): Promise<AttachmentView> {
  const stored = { storedAt: deps.now() };
  const mine = eq(attachments.id, id);
  const [file] = await deps.db.update(attachments).set(stored).where(mine).returning();
  if (!file) throw new Error('The file was swept while it was uploaded');
  return showAttached({ ...file, alt: '' });
}

/** What was marked as there has been promised, and stays. Also where the sweep was faster, the bytes came after it. */
async function discard(deps: FileDeps, id: string): Promise<void> {
  const promised = and(eq(attachments.id, id), isNotNull(attachments.storedAt));
  if ((await deps.db.$count(attachments, promised)) === 0) await dropFiles(deps, [id]);
}
