import { describe, expect, it } from '@jest/globals';
import { mergeDistrict } from '../../src/districts/import-rules.ts';
import { maySeeRequest, requestsShownTo } from '../../src/districts/policy.ts';
import { checkRequest, isToBeDecided } from '../../src/districts/rules.ts';
import { readSearch, searchVector, wordsOf } from '../../src/districts/search-words.ts';
import { mainZoneOf, states } from '../../src/districts/states.ts';
import { zoneOf } from '../../src/districts/zones.ts';

describe('the zone of a place', () => {
  it.each([
    ['a place in California', 'CA', 36.2, -119.1, 'America/Los_Angeles', false],
    ['El Paso, where Texas keeps mountain time', 'TX', 31.76, -106.49, 'America/Denver', false],
    ['Pensacola, where Florida keeps central time', 'FL', 30.42, -87.22, 'America/Chicago', false],
    ['a place without coordinates', 'TX', null, null, 'America/Chicago', true],
    [
      'Calais in Maine, which lies in a neighbour’s zone',
      'ME',
      45.19,
      -67.28,
      'America/New_York',
      true,
    ],
    ['coordinates in the sea', 'CA', 0.1, 0.1, 'America/Los_Angeles', true],
  ])('%s', (_what, state, latitude, longitude, timeZone, timeZoneAssumed) => {
    expect(zoneOf({ state, latitude, longitude })).toEqual({ timeZone, timeZoneAssumed });
  });

  it('is one that this platform knows, in every state', () => {
    const zones = [...states.values()].flatMap(({ mainZone, otherZones }) => [
      mainZone,
      ...otherZones,
    ]);
    for (const timeZone of [...zones, mainZoneOf('??')]) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    }
  });
});

describe('what a file without coordinates does to a district that has them', () => {
  const read = {
    leaId: '0601620',
    name: 'Alder Valley Unified',
    state: 'TX',
    city: null,
    locale: null,
    students: null,
    latitude: null,
    longitude: null,
  };
  it('leaves the coordinates, the zone and all else it does not tell', () => {
    const first = mergeDistrict(undefined, {
      ...read,
      city: 'El Paso',
      students: 12,
      latitude: 31.76,
      longitude: -106.49,
    });
    const at = new Date(0);
    const known = { ...first, id: 'a', createdAt: at, updatedAt: at };
    expect(mergeDistrict(known, read)).toEqual(first);
    expect(first).toMatchObject({ timeZone: 'America/Denver', city: 'El Paso', students: 12 });
  });
});

describe('words of a search', () => {
  it.each([
    ['Cañon City R.E. 1', ['canon', 'city', 'r', 'e', '1']],
    ["Coeur d'Alene", ['coeur', 'd', 'alene']],
    [' – ', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('of a district are those of its name, city and state, and what people write for them', () => {
    const vector = searchVector({ name: "O'Fallon Unified", city: 'St. Clair', state: 'IL' });
    for (const entry of ["'ofallon':1A", "'usd':1A", "'saint':1B", "'il':1C", "'illinois':1C"]) {
      expect(vector).toContain(entry);
    }
  });

  it.each([
    ['lindsay usd', { required: ['lindsay'], helpful: ['usd'] }],
    ['school district', { required: ['school', 'district'], helpful: [] }],
    ["'; drop table --", { required: ['drop', 'table'], helpful: [] }],
    ['', { required: [], helpful: [] }],
  ])('“%s” are told apart by what they say', (text, words) => {
    expect(readSearch(text)).toEqual(words);
  });
});

describe('a request for a missing district', () => {
  it('names a state that exists, and waits its turn', () => {
    expect(() => checkRequest('XX', 0)).toThrow('not one of them');
    expect(() => checkRequest('AZ', 5)).toThrow('still waiting');
    expect(() => checkRequest('AZ', 4)).not.toThrow();
  });

  it.each([
    ['waiting', 'approved', true],
    ['approved', 'approved', false],
    ['declined', 'declined', false],
  ] as const)('that is %s and is to be %s', (status, decision, toBeDecided) => {
    expect(isToBeDecided({ status }, { decision })).toBe(toBeDecided);
  });

  it('is not answered twice in two ways', () => {
    expect(() => isToBeDecided({ status: 'approved' }, { decision: 'declined' })).toThrow(
      'answered',
    );
  });
});

describe('who sees which request', () => {
  it.each(['none', 'moderator', 'administrator'] as const)(
    'is the same in a list and one by one, for the staff role %s',
    (staffRole) => {
      const jo = { personId: 'jo' };
      for (const personId of ['jo', 'priya']) {
        const shown = requestsShownTo(jo, staffRole);
        const listed = shown === undefined || shown === personId;
        expect(maySeeRequest(jo, staffRole, { personId })).toBe(listed);
        expect(listed).toBe(staffRole !== 'none' || personId === 'jo');
      }
    },
  );
});
