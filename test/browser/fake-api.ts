import type { Page, Route, WebSocketRoute } from '@playwright/test';
import * as network from './mockup-network.ts';
import { protocols } from './mockup-protocols.ts';

export type Answer = { status?: number; body?: unknown; after?: number };
export type Answers = Record<string, Answer | ((route: Route) => Answer)>;

const list = (items: unknown[]) => ({ body: { items, next: null } });
const problem = (status: number, slug: string): Answer => ({
  status,
  body: { type: `http://hallway.test/problems/${slug}`, title: slug, status, instance: 'req-7f3a' },
});
export const failing = problem(500, 'internal-error');
export const missing = problem(404, 'not-found');
export const refused = problem(409, 'space-archived');
export const nobody = problem(401, 'not-signed-in');

const { topic, learners } = network;

/** What the server would answer in the world of the mock-ups. Keys are a method and a path below `/api`. */
export const usual: Answers = {
  ...protocols,
  'GET /me': { body: network.me },
  'GET /me/home': { body: network.home },
  'GET /me/notices': list([]),
  'GET /me/break-glass': list([]),
  'GET /break-glass': list([network.entry]),
  [`GET /spaces/${network.circle.id}/break-glass`]: list([network.look]),
  'GET /moderation/cases': list([network.reported]),
  'GET /moderation/appeals': list([network.appeal]),
  'GET /staff/audit': list(network.audited),
  'GET /staff/student-data-flags': list([]),
  [`GET /people/${network.priya.id}/suspension`]: { body: { suspension: null } },
  'GET /moderation/count': { body: { open: 1 } },
  'GET /me/drafts': list(network.drafts),
  'GET /me/notifications': list(network.news),
  'GET /me/join-requests': { body: { items: [] } },
  'GET /me/notifications/count': { body: { unread: 2 } },
  'PUT /me/notifications/read': { body: { unread: 0 } },
  'GET /me/bookmarks': list(network.saved),
  'GET /me/quiet-hours': {
    body: { hours: { from: 21, until: 7 }, weekends: true, timeZone: 'America/Los_Angeles' },
  },
  'GET /spaces': list(network.spaces),
  'GET /me/people-alike': list([
    { spaceId: learners.id, count: 4, people: [network.priya, network.tom, network.jo] },
  ]),
  'GET /me/admissions': list([
    {
      space: { id: network.algebra.id, name: network.algebra.name, kind: network.algebra.kind },
      ...{ status: 'declined', since: '2026-11-15T15:00:00Z' },
      declinedReason: 'This one is for coaches; see “Coaching notes”.',
    },
  ]),
  [`GET /spaces/${learners.id}`]: { body: learners },
  [`GET /spaces/${network.circle.id}`]: { body: network.circle },
  [`GET /spaces/${network.circle.id}/topics`]: list([network.earlier]),
  [`GET /spaces/${network.circle.id}/charter`]: { body: network.charter },
  [`GET /spaces/${network.owing.id}`]: { body: network.owing },
  [`GET /spaces/${network.owing.id}/charter`]: { body: network.charter },
  'POST /spaces/by-link': {
    body: {
      space: network.circle,
      ...{ invitedBy: network.priya, letsIn: true, charter: network.charter },
      mine: { status: 'none' },
    },
  },
  [`GET /spaces/${network.algebra.id}`]: { body: network.algebra },
  [`GET /spaces/${network.led.id}`]: { body: network.led },
  [`GET /spaces/${network.led.id}/topics`]: list([]),
  [`GET /spaces/${network.led.id}/members`]: list([
    {
      ...{ person: network.tom, status: 'asked', role: null },
      ...{ since: '2026-11-16T15:00:00Z', answer: 'I lead alone, and would like company.' },
    },
  ]),
  [`GET /spaces/${network.led.id}/links`]: list([
    {
      ...{ id: topic.id, letsIn: true, mostUses: 20, uses: 3 },
      ...{ createdAt: '2026-11-16T15:00:00Z', expiresAt: '2026-11-23T15:00:00Z' },
    },
  ]),
  [`GET /spaces/${network.led.id}/mail-invitations`]: list([
    {
      ...{ id: topic.id, email: 'ana.ruiz@harlow.example' },
      ...{ createdAt: '2026-11-16T15:00:00Z', expiresAt: '2026-11-30T15:00:00Z' },
    },
  ]),
  [`GET /spaces/${network.archived.id}`]: { body: network.archived },
  [`GET /spaces/${network.archived.id}/topics`]: list([]),
  [`GET /spaces/${learners.id}/topics`]: list(network.topics),
  [`GET /spaces/${learners.id}/people`]: {
    body: { items: [network.priya, network.tom], facilitatorsCount: 2 },
  },
  [`GET /spaces/${learners.id}/members`]: list([]),
  [`GET /topics/${topic.id}`]: { body: topic },
  [`GET /topics/${topic.id}/brief`]: { body: network.brief },
  [`GET /topics/${topic.id}/bookmarks`]: { body: { topic: true, postIds: [] } },
  [`GET /topics/${topic.id}/help`]: { body: { asked: [], mine: 'none' } },
  [`GET /topics/${topic.id}/posts`]: { body: network.posts },
  [`PUT /topics/${topic.id}/read`]: { body: { topicId: topic.id, position: 4, unread: 0 } },
  'POST /student-data-review': { body: { findings: [], rewrite: null } },
  'POST /markdown-preview': { body: { html: '<p>As others will see it</p>' } },
  'GET /search': {
    body: { items: [network.searchHit], next: null, forgiven: true },
  },
  'GET /people': list([network.priya, network.devon, network.tom]),
  [`GET /people/${network.priya.id}`]: {
    body: {
      ...network.priya,
      districtId: null,
      state: 'NC',
      verification: 'district-email',
      timeZone: 'America/New_York',
      profile: { challenge: 'Making room for talk', offers: ['A co-teaching week template'] },
    },
  },
  'GET /me/blocks': list([]),
  'GET /me/sessions': list([
    {
      id: topic.id,
      method: 'email',
      userAgent: 'Mozilla/5.0 (X11; CrOS) Chrome/130',
      createdAt: '2026-11-16T15:00:00Z',
      lastSeenAt: '2026-11-17T15:00:00Z',
      mine: true,
    },
    {
      id: learners.id,
      method: 'email',
      userAgent: 'Mozilla/5.0 (iPhone) Safari/604',
      createdAt: '2026-11-10T15:00:00Z',
      lastSeenAt: '2026-11-15T15:00:00Z',
      mine: false,
    },
  ]),
  'GET /me/tokens': list([]),
  'GET /me/second-factor': { body: { state: 'none', recoveryCodesLeft: 0 } },
  'GET /me/digest-preferences': {
    body: {
      frequency: 'weekly',
      weekday: 'mon',
      hour: 7,
      timeZone: 'America/Los_Angeles',
      nextAt: '2026-11-23T15:00:00Z',
    },
  },
  'GET /me/digest': {
    body: { subject: 'Devon asks you about recess duty', html: '', text: 'Good morning, Maria' },
  },
  'GET /districts': list([]),
  'GET /sign-in/methods': { body: { singleSignOn: null, demonstration: [] } },
};

/** Puts an invented network in the place of the server, for what a real one does too seldom: faults, slowness, emptiness. */
export async function fakeApi(page: Page, different: Answers = {}) {
  const answers = { ...usual, ...different };
  const sockets: WebSocketRoute[] = [];
  const joined: string[] = [];
  await page.routeWebSocket('**/api/live', (socket) => {
    sockets.push(socket);
    socket.onMessage((text) => {
      const { op, subject } = JSON.parse(String(text));
      if (op !== 'join') return;
      joined.push(subject);
      socket.send(JSON.stringify({ op: 'joined', subject, sequence: 0 }));
    });
  });
  await page.route('**/api/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const known = answers[`${route.request().method()} ${pathname.replace('/api', '')}`];
    const answer = typeof known === 'function' ? known(route) : (known ?? missing);
    if (answer.after) await new Promise((resume) => setTimeout(resume, answer.after));
    const { status = 200, body } = answer;
    const contentType = status < 400 ? 'application/json' : 'application/problem+json';
    await route
      .fulfill({ status, contentType, body: JSON.stringify(body ?? null) })
      .catch(() => {}); // the page went on without it
  });
  return {
    joined,
    /** Sends a frame to the page, as the server would. */
    tell(frame: object) {
      for (const socket of sockets) socket.send(JSON.stringify(frame));
    },
  };
}
