import { forgetEverything } from './storage.ts';

/** Whether someone signed in here before and did not sign out: worth asking the server who it is. */
export function isKnownDevice(): boolean {
  try {
    return localStorage.getItem('person') !== null;
  } catch {
    return true; // storage is switched off: only the server knows
  }
}

/** Whoever signs in on a shared device finds nothing of the person before. */
export async function ownDevice(personId: string) {
  try {
    const before = localStorage.getItem('person');
    if (before !== null && before !== personId) await forgetEverything();
    localStorage.setItem('person', personId);
  } catch {
    // Storage is switched off: then nothing of anyone was kept here either.
  }
}
