import type { NewDistrict } from '../../src/districts/index.ts';

type SeedSchool = { name: string; lowGrade: string; highGrade: string };
export type SeedDistrict = Omit<NewDistrict, 'leaId'> & {
  /** NCES gives out no id that begins with 99, so an import never meets one of these. */
  leaId: string;
  domain: string;
  schools: readonly SeedSchool[];
};

const elementary = (name: string): SeedSchool => ({ name, lowGrade: 'KG', highGrade: '05' });
const middle = (name: string): SeedSchool => ({ name, lowGrade: '06', highGrade: '08' });
const high = (name: string): SeedSchool => ({ name, lowGrade: '09', highGrade: '12' });

/** The districts of the demonstration network. All are invented. */
export const seedDistricts = {
  alderValley: {
    leaId: '9900001',
    name: 'Alder Valley Unified',
    city: 'Alder Valley',
    state: 'CA',
    locale: 'Town: Distant',
    students: 4120,
    latitude: 36.6,
    longitude: -119.6,
    domain: 'aldervalley.example',
    schools: [elementary('Sycamore Elementary'), middle('Alder Valley Middle School')],
  },
  harlowCounty: {
    leaId: '9900002',
    name: 'Harlow County Schools',
    city: 'Harlow',
    state: 'NC',
    locale: 'Rural: Fringe',
    students: 7315,
    latitude: 35.7,
    longitude: -80.4,
    domain: 'harlowcounty.example',
    schools: [elementary('Fairground Elementary'), high('Harlow County High School')],
  },
  lakeshoreBennett: {
    leaId: '9900003',
    name: 'Lakeshore–Bennett CSD',
    city: 'Bennett',
    state: 'NY',
    locale: 'Town: Fringe',
    students: 2210,
    latitude: 43.2,
    longitude: -77.2,
    domain: 'lakeshorebennett.example',
    schools: [elementary('Bennett Elementary'), middle('Lakeshore Middle School')],
  },
  redCedar: {
    leaId: '9900004',
    name: 'Red Cedar ISD',
    city: 'Red Cedar',
    state: 'TX',
    locale: 'Suburb: Midsize',
    students: 11_840,
    latitude: 31.5,
    longitude: -97.2,
    domain: 'redcedarisd.example',
    schools: [elementary('Pecan Street Elementary'), high('Red Cedar Early College')],
  },
  juniperMesa: {
    leaId: '9900005',
    name: 'Juniper Mesa District 12',
    city: 'Juniper Mesa',
    state: 'CO',
    locale: 'Rural: Distant',
    students: 980,
    latitude: 38.5,
    longitude: -107.9,
    domain: 'junipermesa12.example',
    schools: [elementary('Mesa View School'), high('Juniper Mesa High School')],
  },
  portEllery: {
    leaId: '9900006',
    name: 'Port Ellery Schools',
    city: 'Port Ellery',
    state: 'WA',
    locale: 'Town: Remote',
    students: 3305,
    latitude: 48.1,
    longitude: -123.1,
    domain: 'portellery.example',
    schools: [elementary('Lincoln Elementary'), middle('Harbor Middle School')],
  },
  mapleFork: {
    leaId: '9900007',
    name: 'Maple Fork Public Schools',
    city: 'Maple Fork',
    state: 'MN',
    locale: 'Rural: Remote',
    students: 640,
    latitude: 46.4,
    longitude: -94.3,
    domain: 'maplefork.example',
    schools: [elementary('Maple Fork Elementary'), high('Maple Fork High School')],
  },
} satisfies Record<string, SeedDistrict>;

export type DistrictKey = keyof typeof seedDistricts;
