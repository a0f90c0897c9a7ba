import { useMe } from './me.ts';

export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The reader's zone: the profile's, or the device's before sign-in. */
export const useTimeZone = (): string => useMe()?.timeZone ?? deviceTimeZone();
