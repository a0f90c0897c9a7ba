import { expect, type Page, test } from '@playwright/test';
import type { Home } from '../../web/digests/views.ts';
import { type Answer, failing, fakeApi, missing, refused } from './fake-api.ts';
import {
  algebra,
  archived,
  circle,
  home,
  learners,
  led,
  posts,
  team,
  topic,
} from './mockup-network.ts';
import { checkIn, consultancy, consulting, round } from './mockup-protocols.ts';
import { address } from './real-network.ts';

const none = { body: { items: [], next: null } };
const slowly = { body: none.body, after: 60_000 };

/** Per screen: the answer that it hangs on, and what stands there when there is nothing yet. */
const screens: {
  name: string;
  path: string;
  key: string;
  empty: Answer;
  words: string;
}[] = [
  {
    name: 'home',
    path: '/',
    key: 'GET /me/home',
    empty: { body: { ...home, needsYou: [], newInSpaces: [] } },
    words: 'Nothing needs you today.',
  },
  {
    name: 'directory',
    path: '/spaces',
    key: 'GET /spaces',
    empty: none,
    words: 'Spaces that you can join will be here.',
  },
  {
    name: 'space',
    path: `/spaces/${learners.id}`,
    key: `GET /spaces/${learners.id}/topics`,
    empty: none,
    words: 'This space is quiet so far.',
  },
  {
    name: 'requests to join',
    path: `/spaces/${led.id}/manage`,
    key: `GET /spaces/${led.id}/members`,
    empty: none,
    words: 'Nobody is waiting.',
  },
  {
    name: 'thread',
    path: `/topics/${topic.id}`,
    key: `GET /topics/${topic.id}/posts`,
    empty: { body: { ...posts, items: [] } },
    words: 'Reply to Jo and the group',
  },
  {
    name: 'a check-in',
    path: `/topics/${checkIn.id}`,
    key: `GET /topics/${checkIn.id}/check-in`,
    empty: { body: { ...round, shared: { count: 0, people: [] } } },
    words: 'Shared: 0',
  },
  {
    name: 'a consultancy',
    path: `/topics/${consulting.id}`,
    key: `GET /topics/${consulting.id}/consultancy`,
    empty: { body: { ...consultancy, clock: { ...consultancy.clock, state: 'waiting' } } },
    words: 'It has not begun.',
  },
  {
    name: 'notifications',
    path: '/notifications',
    key: 'GET /me/notifications',
    empty: none,
    words: 'When someone asks or answers you, it will be here.',
  },
  {
    name: 'what one saved',
    path: '/saved',
    key: 'GET /me/bookmarks',
    empty: none,
    words: 'You have saved nothing yet.',
  },
  { name: 'people', path: '/people', key: 'GET /people', empty: none, words: 'Nobody fits.' },
  {
    name: 'search',
    path: '/search?q=co-teaching',
    key: 'GET /search',
    empty: { body: { ...none.body, forgiven: false } },
    words: 'Nothing has all of these words.',
  },
  {
    name: 'reported posts',
    path: '/moderation',
    key: 'GET /moderation/cases',
    empty: none,
    words: 'Nothing waits for you.',
  },
  {
    name: 'the audit log',
    path: '/audit',
    key: 'GET /staff/audit',
    empty: none,
    words: 'Nothing was done in this time.',
  },
  {
    name: 'who has looked into a circle',
    path: `/spaces/${circle.id}/looks`,
    key: `GET /spaces/${circle.id}/break-glass`,
    empty: none,
    words: 'Nobody from outside has looked into this circle.',
  },
  {
    name: 'opening a circle together',
    path: '/moderation/break-glass',
    key: 'GET /break-glass',
    empty: none,
    words: 'Nobody has asked to open a circle.',
  },
  {
    name: 'settings',
    path: '/settings',
    key: 'GET /me/tokens',
    empty: none,
    words: 'You have no tokens.',
  },
];

/** What stood in the place of what is awaited, one after the other: on a slow machine each is gone before it is asked for. */
async function watchPhases(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const phases: string[] = [];
    Object.assign(window, { phases });
    const look = () => {
      const phase = document.querySelector<HTMLElement>('[aria-busy=true]')?.dataset.phase;
      if (phase && phase !== phases.at(-1)) phases.push(phase);
    };
    const everything = { subtree: true, childList: true, attributes: true };
    new MutationObserver(look).observe(document, everything);
  });
  return () => page.evaluate(() => (window as unknown as { phases: string[] }).phases);
}

test.describe.configure({ mode: 'parallel' });

for (const { name, path, key, empty, words } of screens) {
  test.describe(`the five states of ${name}`, () => {
    test('loading: the shell at once, blocks after a moment, words when it takes long', async ({
      page,
    }) => {
      await page.clock.install();
      const phases = await watchPhases(page);
      await fakeApi(page, { [key]: slowly });
      await page.goto(`${address()}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'attached' });
      await page.clock.runFor(500);
      await page.clock.runFor(4_000);
      await expect(page.getByText('Slow connection. Still trying.').first()).toBeVisible();
      expect((await phases()).slice(-3)).toEqual(['none', 'blocks', 'slow']);
    });

    test('empty: one sentence on what will be here', async ({ page }) => {
      await fakeApi(page, { [key]: empty });
      await page.goto(`${address()}${path}`);
      await expect(page.getByText(words).first()).toBeVisible();
    });

    test('error: in the place of what failed, with a way to try again', async ({ page }) => {
      let broken = true;
      await fakeApi(page, { [key]: () => (broken ? failing : empty) });
      await page.goto(`${address()}${path}`);
      const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
      await expect(alert).toContainText('Request req-7f3a');
      await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible();
      broken = false;
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByText(words).first()).toBeVisible();
    });

    test('offline: a gold strip, once', async ({ page }) => {
      await fakeApi(page);
      await page.goto(`${address()}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0); // an answer that comes later says we are online
      await page.context().setOffline(true);
      await expect(page.getByText('No connection.')).toHaveCount(1);
      await page.context().setOffline(false);
      await expect(page.getByText('No connection.')).toHaveCount(0);
    });
  });
}

test.describe('without permission', () => {
  for (const path of [
    `/spaces/${learners.id}`,
    `/topics/${topic.id}`,
    '/people/nobody',
    '/nowhere',
  ]) {
    test(`${path.replace(/[0-9a-f-]{36}/, '…')} says that there is nothing here`, async ({
      page,
    }) => {
      await fakeApi(page, {
        [`GET /spaces/${learners.id}`]: missing,
        [`GET /topics/${topic.id}`]: missing,
      });
      await page.goto(`${address()}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
    });
  }

  test('a space that is listed says who can read it and how to ask', async ({ page }) => {
    await fakeApi(page, { [`PUT /spaces/${algebra.id}/membership`]: { body: {} } });
    await page.goto(`${address()}/spaces/${algebra.id}`);
    await expect(page.getByText('A facilitator answers when you ask to join.')).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'Ask to join: Algebra for everyone' }),
    ).toBeVisible();
  });

  test('an archived space is read, and says since when', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/spaces/${archived.id}`);
    await expect(page.getByText('Archived since Jun 30')).toBeVisible();
    await expect(page.getByRole('button', { name: 'New topic' })).toHaveCount(0);
  });
});

test.describe('a topic that is refused', () => {
  test('keeps its words, to be changed or tried again', async ({ page }) => {
    let refusing = true;
    const keys: (string | undefined)[] = [];
    await fakeApi(page, {
      [`POST /spaces/${learners.id}/topics`]: (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        return refusing ? refused : { status: 201, body: { ...topic, id: team.id } };
      },
      [`GET /topics/${team.id}`]: { body: topic },
      [`GET /topics/${team.id}/posts`]: { body: posts },
    });
    await page.goto(`${address()}/spaces/${learners.id}`);
    const write = page.getByRole('button', { name: 'New topic' }).locator('visible=true');
    const body = page.getByRole('textbox', { name: 'New topic' });
    await write.click();
    await page.getByLabel('Title').fill('Who covers recess?');
    await page.getByLabel('What is it?').selectOption('question');
    await body.fill('We have nobody on Fridays.');
    await page.getByRole('button', { name: 'Post topic' }).click();
    const waiting = page.getByRole('article', { name: 'Your topic, not sent yet' });
    await expect(waiting).toContainText('Not posted');
    await expect(waiting.getByRole('alert')).toContainText('Your words are saved on this device.');
    await waiting.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => keys.length).toBe(2);
    expect(keys[1]).toBe(keys[0]);

    await write.click();
    await page.getByLabel('Title').fill('Another one');
    await body.fill('That I had begun.');
    await waiting.getByRole('button', { name: 'Change it' }).click();
    await expect(waiting).toHaveCount(0);
    await page.reload();
    await write.click();
    await expect(page.getByLabel('Title')).toHaveValue('Another one');
    await expect(body).toHaveValue(
      'That I had begun.\n\nWho covers recess?\n\nWe have nobody on Fridays.',
    );
    refusing = false;
    await page.getByRole('button', { name: 'Post topic' }).click();
    await expect(page).toHaveURL(`${address()}/topics/${team.id}`);
    expect(keys[2]).not.toBe(keys[0]);
  });
});

test.describe('home', () => {
  test('the first week shows what is left to do of it, and nothing when nothing is', async ({
    page,
  }) => {
    let firstWeek: Home['firstWeek'] = ['profile', 'digest'];
    await fakeApi(page, { 'GET /me/home': () => ({ body: { ...home, firstWeek } }) });
    await page.goto(`${address()}/`);
    const tasks = page.getByRole('region', { name: 'Your first week' });
    await expect(tasks.getByRole('link')).toHaveText([
      'Say what you could show someone',
      'Choose your digest',
    ]);
    firstWeek = [];
    await page.reload();
    await expect(page.getByText('Our sentence-frame wall')).toBeVisible();
    await expect(tasks).toHaveCount(0);
  });

  test('one part that the server could not gather leaves the rest of home', async ({ page }) => {
    await fakeApi(page, {
      'GET /me/home': { body: { ...home, needsYou: [], missing: ['needsYou'] } },
    });
    await page.goto(`${address()}/`);
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await expect(page.getByText('Our sentence-frame wall')).toBeVisible();
  });
});

test('a link to a post tells a fault from nothing', async ({ page }) => {
  const key = `GET /posts/${topic.id}`;
  await fakeApi(page, { [key]: failing });
  await page.goto(`${address()}/posts/${topic.id}`);
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Looking for the post');
  await fakeApi(page, { [key]: { body: { topicId: topic.id, position: 1 } } });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(topic.title);
});
