import type { ClipboardEvent, DragEvent, KeyboardEvent } from 'react';
import type { Files } from '../attachments/use-files.ts';

/** Control and Enter, or Command and Enter. */
export const asksToPost = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey);

/** Files that are pasted: they are taken, and true is said, unless words came along, which are meant then. */
export function takePasted(event: ClipboardEvent, files?: Files): boolean {
  const { clipboardData } = event;
  // Word brings a picture of its words along.
  if (!files || clipboardData.files.length === 0 || clipboardData.getData('text/plain'))
    return false;
  event.preventDefault();
  files.add([...clipboardData.files]);
  return true;
}

/** What makes an element take the files that are dropped on it; without `files` it takes none. */
export const takesDropped = (files?: Files) => ({
  onDragOver(event: DragEvent) {
    if (files && event.dataTransfer.types.includes('Files')) event.preventDefault();
  },
  onDrop(event: DragEvent) {
    if (!files || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    files.add([...event.dataTransfer.files]);
  },
});
