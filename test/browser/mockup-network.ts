import type { Bookmark } from '../../web/bookmarks/views.ts';
import type { Entry, Look } from '../../web/break-glass/views.ts';
import type { Brief } from '../../web/briefs/views.ts';
import type { Home } from '../../web/digests/views.ts';
import type { DraftInList } from '../../web/drafts/views.ts';
import type { Appeal, AuditEntry, Case } from '../../web/moderation/views.ts';
import type { Notification } from '../../web/notifications/views.ts';
import type { Author, Me } from '../../web/people/views.ts';
import type { SearchHit } from '../../web/search/views.ts';
import type { Charter, Post, PostPage, Space, Topic, TopicInList } from '../../web/spaces/views.ts';

/** The people and words of the mock-ups, in the shapes of the API. All of them are invented. */

const id = (kind: number, at: number) =>
  `0190f3c2-0000-7000-8${kind}00-${String(at).padStart(12, '0')}`;

const person = (at: number, name: string, district: string): Author => ({
  id: id(1, at),
  name,
  role: 'teacher',
  district,
});

export const maria = person(5, 'Maria Delgado', 'Alder Valley Unified');
export const priya = person(1, 'Priya Raman', 'Harlow County Schools');
export const devon = person(3, 'Devon Clarke', 'Red Cedar ISD');
export const tom = person(10, 'Tom Okafor', 'Lakeshore–Bennett CSD');
export const jo = person(2, 'Jo Whitfield', 'Juniper Mesa District 12');
export const luis = person(8, 'Luis Herrera', 'Red Cedar ISD');
export const grace = person(4, 'Grace Kim', 'Red Cedar ISD');

export const me: Me = {
  ...maria,
  email: 'maria@alder.example',
  districtId: id(2, 1),
  schoolId: null,
  timeZone: 'America/Los_Angeles',
  language: 'en',
  staffRole: 'none',
  secondFactor: false,
  verification: 'district-email',
  verifiedAt: '2026-09-01T15:00:00Z',
  leads: [],
  termsToAccept: null,
  onboarded: true,
  profile: {
    gradeBands: ['3-5'],
    subjects: ['Multilingual learners'],
    languages: ['en', 'es'],
    challenge: 'Newcomers who understand more than they can say yet',
    offers: ['A sentence-frame wall that students use'],
    seeks: ['Schedules for co-teaching'],
    readiness: [{ practice: 'Co-teaching', level: 'trying' }],
    availability: [{ day: 'thu', from: '12:30', until: '13:30' }],
  },
  audiences: { challenge: 'network', availability: 'my-cohorts' },
};

const space = (at: number, name: string, hue: Space['hue'], more: Partial<Space> = {}): Space => ({
  id: id(3, at),
  name,
  purpose: 'Teaching multilingual learners in the first grades: what works, and what it costs.',
  kind: 'open',
  joinPolicy: 'open',
  hue,
  guidelines: '',
  guidelinesHtml: '',
  question: '',
  membersCount: 212,
  topicsCount: 34,
  lastActivityAt: '2026-11-17T14:21:00Z',
  createdAt: '2026-08-20T15:00:00Z',
  archivedAt: null,
  version: 1,
  mine: {
    status: 'member',
    role: 'member',
    mayRead: true,
    mayPost: true,
    mayFacilitate: false,
    level: 'normal',
    owesCharter: false,
    unreadTopics: 2,
    ...{ waitingSince: null, declinedReason: null, mayAskFrom: null },
    ...{ welcome: '', welcomeHtml: '', welcomed: true },
  },
  ...more,
});

export const learners = space(1, 'Multilingual Learners K–5', 'pine', {
  guidelines: 'Say what it cost.',
  guidelinesHtml:
    '<ul><li>Say what it cost, not only what it gave.</li><li>No names of students.</li></ul>',
});
const stranger = { ...learners.mine, status: 'none', role: null, mayPost: false } as const;
export const circle = space(2, 'Grade 3–5 newcomer circle', 'plum', {
  kind: 'circle',
  joinPolicy: 'invitation',
  membersCount: 6,
});
/** A circle whose charter waits for the person who looks. */
export const owing = space(7, 'First-year principals', 'brick', {
  kind: 'circle',
  joinPolicy: 'invitation',
  membersCount: 4,
  topicsCount: 0,
  lastActivityAt: null,
  mine: {
    ...{ status: 'member', role: 'member', mayRead: false, mayPost: false },
    ...{ mayFacilitate: false, owesCharter: true, level: 'normal', unreadTopics: 0 },
    ...{ waitingSince: null, declinedReason: null, mayAskFrom: null },
    ...{ welcome: '', welcomeHtml: '', welcomed: false },
  },
});
export const charter: Charter = {
  spaceId: owing.id,
  version: 2,
  madeAt: '2026-11-16T15:00:00Z',
  texts: [
    {
      language: 'en',
      body: '- **Use what you hear.**\n- Reveal neither who nor where.',
      html: '<ul><li><strong>Use what you hear.</strong></li><li>Reveal neither who nor where.</li></ul>',
    },
    {
      language: 'es',
      body: '- **Usa lo que oyes.**\n- No reveles ni quién ni dónde.',
      html: '<ul><li><strong>Usa lo que oyes.</strong></li><li>No reveles ni quién ni dónde.</li></ul>',
    },
  ],
  mine: { acceptedAt: null },
};
export const team = space(3, 'Alder Valley team', 'sky', { kind: 'district' });
export const algebra = space(4, 'Algebra for everyone', 'brick', {
  joinPolicy: 'request',
  kind: 'cohort',
  mine: { ...stranger, mayRead: false, unreadTopics: 0 },
});
/** One that the person who looks facilitates. */
export const led = space(8, 'Writing conferences', 'sky', {
  joinPolicy: 'request',
  question: 'What do you teach?',
  mine: { ...learners.mine, role: 'facilitator', mayFacilitate: true },
});
export const archived = space(6, 'Summer institute 2025', 'gold', {
  archivedAt: '2026-06-30T12:00:00Z',
  mine: { ...learners.mine, mayPost: false },
});
export const spaces = [learners, circle, team, algebra];

const listed = (
  at: number,
  title: string,
  last: Author,
  excerpt: string,
  unread: number,
  posts: number,
): TopicInList => ({
  id: id(4, at),
  spaceId: learners.id,
  kind: at === 1 ? 'question' : 'discussion',
  title,
  author: at === 1 ? jo : last,
  pseudonym: null,
  createdAt: '2026-11-12T18:00:00Z',
  postsCount: posts,
  lastPosition: posts,
  lastPost: {
    ...{ id: id(5, at * 100), author: last, pseudonym: null },
    ...{ at: '2026-11-17T14:21:00Z', excerpt },
  },
  tags: at === 1 ? ['co-teaching', 'multilingual-learners', 'schedules'] : [],
  pinned: false,
  lockedAt: null,
  answerPostId: null,
  version: 1,
  mine: {
    ...{ readPosition: posts - unread, unread, level: 'normal', ownLevel: null },
    ...{ lastPostCollapsed: false, beganEarlier: false },
  },
});

/** In the circle, as someone sees it who joined while it was going on. */
export const earlier: TopicInList = {
  ...listed(9, '', luis, 'Welcome. We were at what we do on Mondays.', 1, 1),
  spaceId: circle.id,
  author: null,
  mine: {
    ...{ readPosition: 6, unread: 1, level: 'normal', ownLevel: null },
    ...{ lastPostCollapsed: false, beganEarlier: true },
  },
};

export const coTeaching = listed(
  1,
  'How are you scheduling co-teaching for newcomers in grades 3⁠–⁠5?',
  priya,
  'Priya shared her master schedule: two fixed 25-minute blocks, one floating. Devon asks how you cover recess duty.',
  3,
  4,
);
export const topics: TopicInList[] = [
  coTeaching,
  listed(
    2,
    'Our sentence-frame wall: what students actually used',
    luis,
    'Luis counted uses for three weeks. Six of the 24 frames did most of the work.',
    2,
    10,
  ),
  listed(
    3,
    'Visit notes: Lincoln dual-language block',
    grace,
    'Grace wrote up what she saw on October 28, with photos of the anchor charts.',
    1,
    4,
  ),
];
export const topic: Topic = {
  ...coTeaching,
  mine: {
    ...coTeaching.mine,
    mayPost: true,
    mayEdit: false,
    mayFacilitate: false,
    mayAcceptAnswer: false,
    writesAs: null,
  },
};

const anna = person(6, 'Anna Lindqvist', 'Alder Valley Unified');
export const brief: Brief = {
  topicId: topic.id,
  body: '- Fixed blocks hold up better.\n- Still open: who covers recess duty?',
  html: '<ul><li>Fixed 25-minute blocks hold up better than floating push-in time (5 of 6 teams).</li><li>Still open: who covers recess duty when the specialist is the only one free?</li></ul>',
  writtenBy: anna,
  writtenAt: '2026-11-17T14:40:00Z',
  version: 3,
  mine: { mayWrite: false },
};

export const post = (
  at: number,
  author: Author,
  createdAt: string,
  html: string,
  more: Partial<Post> = {},
): Post => ({
  id: id(5, at),
  topicId: topic.id,
  position: at,
  author,
  pseudonym: null,
  replyTo: null,
  body: html.replace(/<[^>]+>/g, ''),
  html,
  createdAt,
  editedAt: null,
  removed: null,
  reactions: { helped: 0, triedIt: 0 },
  attachments: [],
  version: 1,
  mine: {
    helped: false,
    triedIt: false,
    isAuthor: author.id === maria.id,
    mayEdit: author.id === maria.id,
    mayRemove: author.id === maria.id,
    collapsed: false,
  },
  ...more,
});

const helped = (count: number, tried = 0) => ({ reactions: { helped: count, triedIt: tried } });

export const posts: PostPage = {
  previous: null,
  next: null,
  items: [
    post(
      1,
      jo,
      '2026-11-12T18:00:00Z',
      '<p>We have one ML specialist across three grade levels and eleven newcomers. Push-in time keeps getting eaten by testing and coverage. If your schedule survived past October, could you share it and say what you had to give up?</p>',
      helped(6),
    ),
    post(
      2,
      priya,
      '2026-11-17T14:12:00Z',
      '<p>Ours has held for six weeks. Two blocks are fixed, Tuesday and Thursday 9:05 to 9:30, and one floats. What we gave up: I no longer attend the grade 4 data meeting. A classroom teacher brings me the notes.</p><p>The template has the exact words we used with our principal.</p>',
      {
        ...helped(11, 4),
        mine: {
          helped: true,
          triedIt: false,
          isAuthor: false,
          mayEdit: false,
          mayRemove: false,
          collapsed: false,
        },
      },
    ),
    post(
      3,
      devon,
      '2026-11-17T15:03:00Z',
      '<blockquote><p>I no longer attend the grade 4 data meeting.</p></blockquote><p>This is the trade I could not get approved. Who covers your recess duty on the fixed days? That is where our plan broke. <span class="mention" role="group" lang="en" aria-label="@facilitators: everyone who looks after this space">@facilitators</span>, could we meet on it?</p>',
      { ...helped(2), replyTo: id(5, 2) },
    ),
    post(
      4,
      tom,
      '2026-11-17T15:21:00Z',
      '<p>We traded it: the specialist takes bus duty Monday and Friday, and nobody asks for Tuesday or Thursday. It took one email from our principal. Happy to show you on a call.</p>',
      helped(3, 1),
    ),
  ],
};

const need = (
  at: number,
  kind: Home['needsYou'][number]['kind'],
  title: string,
  detail: string,
  minutes: number,
) => ({
  id: id(6, at),
  kind,
  title,
  detail,
  minutes,
  topicId: topic.id,
  spaceId: learners.id,
  href: `/topics/${topic.id}`,
  at: '2026-11-17T14:00:00Z',
  ...{ dueAt: null, shared: null },
});

export const home: Home = {
  since: '2026-11-13T23:10:00Z',
  nextDigestAt: '2026-11-23T15:00:00Z',
  needsYou: [
    {
      ...need(4, 'check-in', 'Share your check-in', 'Grade 3–5 newcomer circle', 2),
      dueAt: '2026-11-18T04:00:00Z',
      shared: { count: 5, faces: [priya, tom, luis, grace, devon] },
    },
    need(1, 'mention', 'Devon asks you about recess duty', 'Multilingual Learners K–5, today', 2),
    need(
      2,
      'question',
      'Nobody has answered Ana’s question on writing conferences yet',
      'You offered to help with conferring',
      3,
    ),
    need(3, 'reply', 'Tom answered you', '“Happy to show you on a call.”', 1),
  ],
  newInSpaces: topics.map(({ id: topicId, spaceId, title, author, lastPost, mine }) => ({
    id: topicId,
    spaceId,
    spaceName: learners.name,
    title,
    author,
    lastPost: { at: lastPost.at, excerpt: lastPost.excerpt },
    mine: { unread: mine.unread, newPeople: 1, isNew: false },
  })),
  moreNeeds: 0,
  firstWeek: [],
  missing: [],
};

/** Somebody asked to read the circle, and waits for a second moderator. */
export const entry: Entry = {
  id: id(9, 1),
  spaceId: circle.id,
  topicId: null,
  reason: 'A member told us that somebody there may be in danger.',
  state: 'waiting',
  askedBy: tom,
  askedAt: '2026-11-17T14:00:00Z',
  lapsesAt: '2026-11-20T14:00:00Z',
  ...{ decidedBy: null, decidedAt: null, endsAt: null, endedAt: null },
  mine: { mayDecide: true, mayRead: false, mayEnd: true },
};
/** The same, after it was confirmed. */
export const openEntry: Entry = {
  ...entry,
  state: 'open',
  decidedBy: grace,
  decidedAt: '2026-11-17T15:00:00Z',
  endsAt: '2026-11-18T15:00:00Z',
  mine: { mayDecide: false, mayRead: true, mayEnd: true },
};
/** As the members of the circle see it. */
export const look: Look = {
  id: entry.id,
  topic: null,
  reason: entry.reason,
  state: 'open',
  askedBy: tom,
  confirmedBy: grace,
  openedAt: '2026-11-17T15:00:00Z',
  endsAt: '2026-11-18T15:00:00Z',
  readings: [
    {
      look: 'posts',
      by: grace,
      at: '2026-11-17T15:10:00Z',
      topic: { id: id(4, 9), title: 'What we do on Mondays' },
      fileName: null,
    },
    { look: 'topics', by: tom, at: '2026-11-17T15:04:00Z', topic: null, fileName: null },
  ],
  readingsCount: 2,
};

/** A post that two people reported. */
export const reported: Case = {
  id: id(7, 1),
  of: 'post',
  openedAt: '2026-11-17T15:10:00Z',
  space: { id: learners.id, name: learners.name, kind: 'open' },
  topic: { id: topic.id, title: topic.title, locked: false },
  post: {
    id: id(5, 3),
    html: '<p>Whoever needs this much help should not be teaching.</p>',
    words: null,
    createdAt: '2026-11-17T15:03:00Z',
    editedAt: null,
    removedBy: null,
  },
  pseudonym: null,
  before: { author: priya, pseudonym: null, excerpt: 'Ours has held for six weeks.' },
  author: {
    ...devon,
    since: '2026-09-02T15:00:00Z',
    verification: 'district-email',
    suspended: false,
    ...{ earlier: 2, upheld: 1, warnings: 1 },
  },
  reports: [
    {
      reason: 'unkind',
      words: 'This is about Jo, who asked.',
      at: '2026-11-17T15:10:00Z',
      reporter: tom,
    },
    { reason: 'other', words: 'Off the matter', at: '2026-11-17T15:12:00Z', reporter: grace },
  ],
  reportsCount: 2,
  acts: ['dismiss', 'hide', 'lock', 'warn'],
};

export const searchHit: SearchHit = {
  postId: id(5, 2),
  position: 2,
  topic: {
    id: topic.id,
    kind: 'question',
    title: [
      { text: 'How are you scheduling ', match: false },
      { text: 'co-teaching', match: true },
    ],
    answered: true,
  },
  space: { id: learners.id, name: learners.name, hue: learners.hue },
  pseudonym: null,
  author: priya,
  createdAt: '2026-11-17T14:12:00Z',
  isAnswer: true,
  excerpt: [{ text: 'Ours has held for six weeks.', match: false }],
};
const savedAt = (at: number) => ({ savedAt: `2026-11-1${at}T15:00:00Z`, note: '' });
export const saved: Bookmark[] = [
  {
    ...{ kind: 'post', id: searchHit.postId, ...savedAt(6), note: 'For the Monday team.' },
    readable: {
      space: { id: learners.id, name: learners.name },
      said: {
        ...{ title: topic.title, author: priya, pseudonym: null },
        ...{ excerpt: 'Ours has held for six weeks.', createdAt: searchHit.createdAt },
      },
    },
  },
  {
    ...{ kind: 'topic', id: topic.id, ...savedAt(5) },
    readable: {
      space: { id: learners.id, name: learners.name },
      said: {
        ...{ title: topic.title, author: jo, pseudonym: null },
        ...{ excerpt: '', createdAt: topic.createdAt },
      },
    },
  },
  {
    ...{ kind: 'post', id: id(5, 8), ...savedAt(4) },
    readable: { space: { id: circle.id, name: circle.name }, said: null },
  },
  { ...{ kind: 'post', id: id(5, 9), ...savedAt(3) }, readable: null },
];
const told = (more: Partial<Notification>): Notification => ({
  ...{ id: topic.id, topic, space: learners, reason: 'asked', people: [devon] },
  ...{ posts: 1, unread: 1, at: '2026-11-17T15:03:00Z' },
  ...more,
});
export const news: Notification[] = [
  told({}),
  told({ id: circle.id, topic: null, space: circle, reason: null, people: [], posts: 3 }),
  told({ id: id(4, 2), reason: 'watched', people: [luis, grace], posts: 4, unread: 0 }),
];

export const drafts: DraftInList[] = [
  {
    ...{ place: `reply.${topic.id}`, words: { text: 'We trade it on Mondays.\n\nIt began' } },
    ...{ version: 2, savedAt: '2026-11-17T15:10:00Z' },
    about: { space: { id: learners.id, name: learners.name }, topic },
  },
  {
    ...{ place: `topic.${id(4, 9)}`, words: { title: 'Exit slips', text: 'Who '.repeat(150) } },
    ...{ version: 1, savedAt: '2026-11-16T15:10:00Z', about: null },
  },
];

export const appeal: Appeal = {
  id: id(7, 2),
  at: '2026-11-17T15:12:00Z',
  words: 'I meant the worksheet, not the person.\nI will say it otherwise.',
  person: tom,
  since: '2026-11-16T15:00:00Z',
  until: '2026-11-23T15:00:00Z',
  reason: 'Unkind words, twice.',
  suspendedByMe: false,
};

const suspended = { reason: 'Unkind words, twice.', until: '2026-11-23T15:00:00Z' };
export const audited: AuditEntry[] = [
  {
    ...{
      id: id(7, 3),
      at: '2026-11-16T15:00:00Z',
      actor: grace,
      action: 'people.person-suspended',
    },
    ...{ subject: `people/${tom.id}`, details: JSON.stringify(suspended) },
  },
  {
    ...{
      id: id(7, 4),
      at: '2026-11-15T15:00:00Z',
      actor: null,
      action: 'districts.schools-imported',
    },
    ...{ subject: 'schools', details: '{}' },
  },
];
