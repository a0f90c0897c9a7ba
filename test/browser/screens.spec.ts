import { expect, type Page, test } from '@playwright/test';
import type { Me } from '../../web/people/views.ts';
import { type Answers, fakeApi, nobody } from './fake-api.ts';
import { findFaultsInEveryLook } from './faults.ts';
import {
  algebra,
  brief,
  circle,
  learners,
  led,
  me,
  openEntry,
  owing,
  priya,
  topic,
} from './mockup-network.ts';
import { checkIn, closedRound, consulting } from './mockup-protocols.ts';
import { address } from './real-network.ts';

type Screen = {
  name: string;
  path: string;
  /** What is different about the person who looks; null when nobody is signed in. */
  person?: Partial<Me> | null;
  /** What the server answers otherwise. */
  different?: Answers;
  prepare?(page: Page): Promise<void>;
};
type Language = Me['language'];

const newcomer = { termsToAccept: '2026-11', onboarded: false };
const moderator = { staffRole: 'moderator', secondFactor: true } as const;
/** Two moderators have opened the circle, and one of them looks. */
const looking: Answers = {
  [`GET /break-glass/${openEntry.id}`]: { body: openEntry },
  [`GET /break-glass/${openEntry.id}/topics/${topic.id}/posts`]: {
    body: {
      ...{ title: 'What we do on Mondays', next: null, hasBrief: true, hasRound: true },
      items: [
        {
          ...{ id: topic.id, position: 1, author: null, pseudonym: 'quiet-heron', removed: false },
          ...{ html: '<p>Whom do you tell?</p>', createdAt: '2026-11-17T14:00:00Z', files: [] },
        },
      ],
    },
  },
};
const opened = {
  ...{ entryId: openEntry.id, topicId: null, space: { id: circle.id, name: circle.name } },
  ...{ reason: openEntry.reason, at: '2026-11-17T15:00:00Z' },
};
const screens: Screen[] = [
  { name: 'home', path: '/' },
  { name: 'spaces', path: '/spaces' },
  {
    name: 'starting a space',
    path: '/spaces',
    prepare: (page) => page.getByRole('button', { name: /Start a space|Abrir un espacio/ }).click(),
  },
  { name: 'space', path: `/spaces/${learners.id}` },
  {
    name: 'a new topic',
    path: `/spaces/${learners.id}`,
    prepare: (page) =>
      page
        .getByRole('button', { name: /New topic|Tema nuevo/ })
        .locator('visible=true')
        .click(),
  },
  { name: 'circle', path: `/spaces/${circle.id}` },
  { name: 'a charter to accept', path: `/spaces/${owing.id}` },
  {
    name: 'a charter read again',
    path: `/spaces/${circle.id}`,
    async prepare(page) {
      await page.getByRole('button', { name: /newcomer circle$/ }).click();
      await page.getByRole('menuitem', { name: /Read the charter|Leer el acuerdo/ }).click();
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    },
  },
  { name: 'not a member', path: `/spaces/${algebra.id}` },
  { name: 'a link into a circle', path: `/join#token=${'a'.repeat(43)}` },
  { name: 'a link for a stranger', path: '/join#token=a-token', person: null },
  ...['requests', 'people', 'ways', 'about'].map((part) => ({
    name: `looking after a space: ${part}`,
    path: `/spaces/${led.id}/manage?part=${part}`,
  })),
  { name: 'thread', path: `/topics/${topic.id}` },
  {
    name: 'a summary that another changed meanwhile',
    path: `/topics/${topic.id}`,
    different: {
      [`GET /topics/${topic.id}/brief`]: { body: { ...brief, mine: { mayWrite: true } } },
      [`PUT /topics/${topic.id}/brief`]: {
        status: 412,
        body: { type: 'x/changed-meanwhile', title: '', status: 412, current: brief },
      },
    },
    async prepare(page) {
      await page.getByRole('button', { name: /Change the summary|Cambiar el resumen/ }).click();
      await page.getByRole('button', { name: /Save the summary|Guardar el resumen/ }).click();
      await page.getByRole('button', { name: /Put both|Juntar los dos/ }).waitFor();
    },
  },
  {
    name: 'choosing what a topic is about',
    path: `/topics/${topic.id}`,
    different: {
      [`GET /topics/${topic.id}`]: { body: { ...topic, mine: { ...topic.mine, mayEdit: true } } },
    },
    async prepare(page) {
      await page.getByRole('button', { name: /More for this|Más sobre esta/ }).click();
      await page.getByRole('menuitem', { name: /Choose what it is|Elegir de qué/ }).click();
      await page.getByRole('dialog').getByRole('group').waitFor();
    },
  },
  ...(
    [
      ['moving a topic', /Move to another space|Mover a otro espacio/],
      ['putting topics together', /Put into another|Unir a otra/],
      ['taking posts out of a topic', /Take posts into|Llevar mensajes/],
    ] as const
  ).map(([name, item]) => ({
    name,
    path: `/topics/${topic.id}`,
    different: {
      [`GET /topics/${topic.id}`]: {
        body: { ...topic, mine: { ...topic.mine, mayFacilitate: true } },
      },
    },
    async prepare(page: Page) {
      await page.getByRole('button', { name: /More for this|Más sobre esta/ }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('dialog').getByRole('group').waitFor();
    },
  })),
  {
    name: 'choosing how much to hear of a topic',
    path: `/topics/${topic.id}`,
    async prepare(page) {
      await page.getByRole('button', { name: /More for this|Más sobre esta/ }).click();
      await page.getByRole('menuitem', { name: /Notifications|Avisos/ }).click();
    },
  },
  {
    name: 'reporting a post',
    path: `/topics/${topic.id}`,
    async prepare(page) {
      const menu = /^(More for the post|Más sobre el mensaje)/;
      await page.getByRole('button', { name: menu }).first().click();
      await page.getByRole('menuitem', { name: /^(Report|Denunciar)/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'a check-in to share in', path: `/topics/${checkIn.id}` },
  {
    name: 'a check-in that has closed',
    path: `/topics/${checkIn.id}`,
    different: { [`GET /topics/${checkIn.id}/check-in`]: { body: closedRound } },
  },
  { name: 'a consultancy', path: `/topics/${consulting.id}` },
  ...(['check-in', 'consultancy'] as const).map((kind) => ({
    name: `a new ${kind}`,
    path: `/spaces/${learners.id}`,
    async prepare(page: Page) {
      const write = page.getByRole('button', { name: /New topic|Tema nuevo/ });
      await write.locator('visible=true').click();
      await page.getByLabel(/What is it\?|¿Qué es\?/).selectOption(kind);
      await page
        .getByLabel(/Open until|Abierta hasta|Who presents|Quién presenta/)
        .first()
        .waitFor();
    },
  })),
  { name: 'reported posts', path: '/moderation', person: { staffRole: 'moderator' } },
  {
    name: 'reported posts and appeals, for staff',
    path: '/moderation',
    person: { staffRole: 'administrator', secondFactor: true },
    prepare: (page) => page.getByText('I meant the worksheet').waitFor(),
  },
  {
    name: 'the audit log',
    path: '/audit',
    person: { staffRole: 'administrator', secondFactor: true },
    prepare: (page) => page.getByText('districts.schools-imported').waitFor(),
  },
  {
    name: 'a profile, for staff',
    path: `/people/${priya.id}`,
    person: { staffRole: 'moderator', secondFactor: true },
    prepare: (page) => page.getByRole('button', { name: /^Suspend(er a)? Priya/ }).waitFor(),
  },
  {
    name: 'who has looked into a circle',
    path: `/spaces/${circle.id}/looks`,
  },
  { name: 'opening a circle together', path: '/moderation/break-glass', person: moderator },
  {
    name: 'looking into a circle',
    path: `/moderation/break-glass/${openEntry.id}/topics/${topic.id}`,
    person: moderator,
    different: looking,
  },
  {
    name: 'a circle that was opened',
    path: '/notifications',
    different: { 'GET /me/break-glass': { body: { items: [opened] } } },
  },
  { name: 'notifications', path: '/notifications' },
  {
    name: 'what one saved, with a note',
    path: '/saved',
    async prepare(page) {
      await page
        .getByRole('button', { name: /^(Take out|Quitar)/ })
        .nth(3)
        .waitFor();
      await page.getByRole('button', { name: /^(Change the note|Cambiar la nota)/ }).click();
      await page.getByLabel(/^(Your note|Tu nota)/).waitFor();
    },
  },
  { name: 'unfinished texts', path: '/drafts' },
  { name: 'people', path: '/people' },
  { name: 'search', path: '/search?q=co-teaching&order=newest' },
  { name: 'a person', path: `/people/${priya.id}` },
  { name: 'own profile', path: '/profile' },
  { name: 'settings', path: '/settings' },
  { name: 'nothing here', path: '/nowhere' },
  { name: 'sign-in', path: '/sign-in', person: null },
  { name: 'link', path: '/sign-in/link#token=a-token', person: null },
  { name: 'old link', path: '/sign-in/link', person: null },
  { name: 'new address', path: '/settings/email#token=a-token', person: null },
  ...[0, 1, 2, 3, 4].map((step) => ({
    name: `welcome ${step}`,
    path: `/welcome?step=${step}`,
    person: newcomer,
  })),
];

/** Opens a screen, and gathers what the content security policy refuses on the way. */
async function open(page: Page, screen: Screen, language: Language = 'en') {
  const { path, person = {}, different, prepare } = screen;
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/content.security.policy/i.test(message.text())) refused.push(message.text());
  });
  await page.clock.setFixedTime(new Date('2026-11-17T15:24:00Z'));
  await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
  const whoIsThere = person ? { body: { ...me, ...person, language } } : nobody;
  await fakeApi(page, { 'GET /me': whoIsThere, ...different });
  await page.goto(`${address()}${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await prepare?.(page);
  return { refused };
}

/** Where the page is wider than the window. */
async function findOverflow(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [320, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (over > 0) found.push(`${over} px at ${width}`);
  }
  return found;
}

test.describe.configure({ mode: 'parallel' });

for (const screen of screens) {
  test(`${screen.name}: axe finds nothing, nothing is refused and nothing scrolls sideways`, async ({
    page,
  }) => {
    const { refused } = await open(page, screen);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    expect(await findOverflow(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  test(`${screen.name} does not scroll sideways in Spanish either`, async ({ page }) => {
    await open(page, screen, 'es');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    expect(await findOverflow(page)).toEqual([]);
  });
}
