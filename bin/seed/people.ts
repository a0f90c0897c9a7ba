import type { Person, Profile } from '../../src/people/tables.ts';
import type { DistrictKey } from './districts.ts';

export type SeedPerson = Pick<Person, 'name' | 'role'> & {
  district: DistrictKey;
  staffRole?: Person['staffRole'];
  /** Acts for the district. */
  lead?: boolean;
  profile: Partial<Pick<Profile, 'gradeBands' | 'subjects' | 'challenge' | 'offers' | 'seeks'>>;
};

/** The people of the demonstration network, in the order in which the sign-in page offers them. All are invented. */
export const seedPeople = {
  maria: {
    name: 'Maria Delgado',
    role: 'instructional-coach',
    district: 'alderValley',
    profile: {
      gradeBands: ['k-2', '3-5'],
      subjects: ['Multilingual learners', 'Literacy'],
      challenge: 'Every newcomer talks in every lesson, and our co-teaching time keeps shrinking.',
      offers: ['Running a sentence-frame audit', 'Coaching cycles for co-teachers'],
      seeks: ['A master schedule that protects co-teaching'],
    },
  },
  priya: {
    name: 'Priya Raman',
    role: 'specialist',
    district: 'harlowCounty',
    profile: {
      gradeBands: ['3-5'],
      subjects: ['Multilingual learners'],
      challenge: 'Keeping co-taught blocks alive through testing season.',
      offers: ['A co-teaching week template that has held'],
      seeks: ['Ways to show growth that families can read'],
    },
  },
  tom: {
    name: 'Tom Okafor',
    role: 'teacher',
    district: 'lakeshoreBennett',
    profile: {
      gradeBands: ['3-5'],
      subjects: ['Literacy', 'Mathematics'],
      challenge: 'Two newcomer groups in one co-taught block.',
      offers: ['Duty swaps that a principal said yes to'],
      seeks: ['Mathematics talk moves for newcomers'],
    },
  },
  anna: {
    name: 'Anna Lindqvist',
    role: 'district-leader',
    district: 'lakeshoreBennett',
    staffRole: 'moderator',
    lead: true,
    profile: {
      gradeBands: ['k-2', '3-5', '6-8'],
      subjects: ['Professional learning'],
      challenge: 'Helping groups keep meeting after the grant ends.',
      offers: ['Facilitating consultancies'],
      seeks: ['Small districts that share a coach'],
    },
  },
  devon: {
    name: 'Devon Clarke',
    role: 'instructional-coach',
    district: 'redCedar',
    profile: {
      gradeBands: ['3-5', '6-8'],
      subjects: ['Multilingual learners', 'Science'],
      challenge: 'Nobody covers duty while specialists co-teach.',
      offers: ['Observation notes that describe and do not judge'],
      seeks: ['Schools that traded duty for co-teaching time'],
    },
  },
  grace: {
    name: 'Grace Kim',
    role: 'principal',
    district: 'redCedar',
    lead: true,
    profile: {
      gradeBands: ['k-2', '3-5'],
      subjects: ['School leadership'],
      challenge: 'Being in classrooms every day, not only on evaluation days.',
      offers: ['A ten-minute walk-through routine'],
      seeks: ['Principals in their first three years'],
    },
  },
  luis: {
    name: 'Luis Herrera',
    role: 'teacher',
    district: 'alderValley',
    profile: {
      gradeBands: ['3-5'],
      subjects: ['Literacy'],
      challenge: 'Talk that goes beyond the frame on the wall.',
      offers: ['Simple counts of what students really use'],
      seeks: ['Oral rehearsal before writing'],
    },
  },
  jo: {
    name: 'Jo Whitfield',
    role: 'teacher',
    district: 'juniperMesa',
    profile: {
      gradeBands: ['3-5'],
      subjects: ['Multilingual learners'],
      challenge: 'One specialist, three grade levels, eleven newcomers.',
      offers: ['What works in a very small school'],
      seeks: ['Schedules that survive October'],
    },
  },
  rosa: {
    name: 'Rosa Aguilar',
    role: 'instructional-coach',
    district: 'portEllery',
    profile: {
      gradeBands: ['3-5'],
      subjects: ['Multilingual learners', 'Literacy'],
      challenge: 'Making our visits useful to the people who come.',
      offers: ['Open classrooms on Tuesdays and Wednesdays'],
      seeks: ['Visitors with a question of their own'],
    },
  },
  helen: {
    name: 'Helen Brandt',
    role: 'district-leader',
    district: 'juniperMesa',
    lead: true,
    profile: {
      gradeBands: ['6-8', '9-12'],
      subjects: ['Competency-based learning'],
      challenge: 'Report cards that families trust as much as letters.',
      offers: ['Our two-page guide for families'],
      seeks: ['Districts in their second year of competencies'],
    },
  },
  marcus: {
    name: 'Marcus Bell',
    role: 'district-leader',
    district: 'harlowCounty',
    lead: true,
    profile: {
      gradeBands: ['9-12'],
      subjects: ['Competency-based learning'],
      challenge: 'Reassessment that does not eat every afternoon.',
      offers: ['A reassessment calendar'],
      seeks: ['High schools with portfolio defenses'],
    },
  },
  keiko: {
    name: 'Keiko Tanaka',
    role: 'teacher',
    district: 'portEllery',
    profile: {
      gradeBands: ['6-8'],
      subjects: ['Science'],
      challenge: 'Evidence of inquiry that is not another lab report.',
      offers: ['One-minute conference notes'],
      seeks: ['Scoring together across schools'],
    },
  },
  nadia: {
    name: 'Nadia Haddad',
    role: 'teacher',
    district: 'mapleFork',
    profile: {
      gradeBands: ['9-12'],
      subjects: ['Mathematics'],
      challenge: 'I am the whole mathematics department.',
      offers: ['Tasks that can be shown again in a new form'],
      seeks: ['A colleague to score with'],
    },
  },
  will: {
    name: 'Will Jensen',
    role: 'principal',
    district: 'mapleFork',
    lead: true,
    profile: {
      gradeBands: ['k-2', '3-5', '6-8', '9-12'],
      subjects: ['School leadership'],
      challenge: 'Substitutes: there are none.',
      offers: ['Coverage without substitutes, most days'],
      seeks: ['Rural principals'],
    },
  },
  samuel: {
    name: 'Samuel Ortiz',
    role: 'principal',
    district: 'alderValley',
    lead: true,
    profile: {
      gradeBands: ['6-8'],
      subjects: ['School leadership'],
      challenge: 'A master schedule that starts with what students need.',
      offers: ['How we moved planning time to the morning'],
      seeks: ['Principals who will read my schedule and laugh kindly'],
    },
  },
  ruth: {
    name: 'Ruth Abernathy',
    role: 'district-leader',
    district: 'portEllery',
    staffRole: 'administrator',
    lead: true,
    profile: {
      gradeBands: ['k-2', '3-5', '6-8'],
      subjects: ['Professional learning'],
      challenge: 'Keeping this network a place where people say what is hard.',
      offers: ['Help with Hallway itself'],
      seeks: ['What you wish worked differently here'],
    },
  },
} satisfies Record<string, SeedPerson>;

export type PersonKey = keyof typeof seedPeople;
