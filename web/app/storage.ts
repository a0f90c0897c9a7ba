import { clear, createStore, type UseStore } from 'idb-keyval';

/** Each of these is a database of its own in the browser: IndexedDB adds no store to an open one. */
export const draftStore: UseStore = createStore('hallway-drafts', 'drafts');
export const trayStore: UseStore = createStore('hallway-tray', 'tray');

/** Leaves nothing of a person on the device: drafts, things not sent yet, and answers kept. */
export async function forgetEverything() {
  await Promise.allSettled([
    clear(draftStore),
    clear(trayStore),
    'caches' in window ? caches.delete('reads') : undefined,
  ]);
  localStorage.removeItem('person');
  localStorage.removeItem('searches');
}
