import type { Readable } from 'node:stream';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import type { FileDeps, FileStore } from '../platform/file-store.ts';
import { notFound } from '../platform/problem.ts';
import { findFile } from './queries.ts';
import type { Attachment } from './tables.ts';
import { previewKey, storedKey } from './views.ts';

/** Whether someone may read what a file is attached to. */
export type MayReadSubject = (db: Db, actor: Actor, subject: string) => Promise<boolean>;

export type Shown = { file: Attachment; open(): Promise<Readable> };

/** A file as this person may read it: what they uploaded and have not attached, or what hangs on something they may read. */
export async function showFile(
  { db, files }: FileDeps,
  actor: Actor,
  id: string,
  which: 'whole' | 'preview',
  mayReadSubject: MayReadSubject,
): Promise<Shown> {
  const file = await findFile(db, id);
  if (!file || (which === 'preview' && file.previewBytes === null)) throw notFound();
  const { subject, ownerId } = file;
  const may =
    subject === null ? ownerId === actor.personId : await mayReadSubject(db, actor, subject);
  if (!may) throw notFound();
  return openLater(files, file, which === 'whole' ? storedKey(id) : previewKey(id));
}

/** A file, for who finds out whether it may be read from what it is attached to. */
export async function findShown({ db, files }: FileDeps, id: string): Promise<Shown | undefined> {
  const file = await findFile(db, id);
  return file && openLater(files, file, storedKey(id));
}

const openLater = (files: FileStore, file: Attachment, key: string): Shown => ({
  file,
  async open() {
    const bytes = await files.read(key);
    if (!bytes) throw notFound();
    return bytes;
  },
});
