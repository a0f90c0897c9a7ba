import { makeStore } from './store.ts';

/** Whether the server answers; and if we read from what was kept, from when that is. */
export type Connection = { online: boolean; savedAt: string | null };

export const connection = makeStore<Connection>({ online: navigator.onLine, savedAt: null });

/** @param savedAt  set by the service worker when it answered from what it had kept */
export function noteAnswer(savedAt: string | null) {
  const { online, savedAt: known } = connection.get();
  if (savedAt !== null) {
    const oldest = known !== null && known < savedAt ? known : savedAt;
    connection.set({ online: false, savedAt: oldest });
  } else if (!online) {
    connection.set({ online: true, savedAt: null });
  }
}

export function noteSilence() {
  if (connection.get().online) connection.set({ online: false, savedAt: null });
}

window.addEventListener('offline', noteSilence);
window.addEventListener('online', () => noteAnswer(null));
