import { useSay } from '../app/language.tsx';
import type { Sending } from '../app/send-tray.ts';
import type { KeptFile } from '../attachments/use-files.ts';

/** How many files go with something that waits. */
export function TrayFiles({ item: { files = [] } }: { item: Sending }) {
  const say = useSay();
  if (files.length === 0) return null;
  return <p className="meta">{say('files.count', { count: files.length })}</p>;
}

/** The files of what is taken back. Where one of them was the reason, they are no longer there, and are uploaded again. */
export const filesToTakeUp = ({ files = [], problem }: Sending): KeptFile[] =>
  problem === 'file-not-free' ? [] : files;
