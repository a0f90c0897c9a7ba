import zoneAt from '@photostructure/tz-lookup';
import { mainZoneOf, states } from './states.ts';

export type Place = { state: string; latitude: number | null; longitude: number | null };
export type Zone = { timeZone: string; timeZoneAssumed: boolean };

/**
 * The time zone that a place keeps: by its coordinates, else its state's main zone, marked as assumed.
 *
 * Coordinates near a border can fall into the neighbour's zone, as in eastern Maine (Moncton) or northern Montana
 * (Regina). A zone that no part of the state keeps is therefore not believed.
 */
export function zoneOf({ state, latitude, longitude }: Place): Zone {
  if (latitude !== null && longitude !== null) {
    const timeZone = zoneAt(latitude, longitude);
    const known = states.get(state);
    if (timeZone === known?.mainZone || known?.otherZones.includes(timeZone)) {
      return { timeZone, timeZoneAssumed: false };
    }
  }
  return { timeZone: mainZoneOf(state), timeZoneAssumed: true };
}
