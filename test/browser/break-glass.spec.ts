import { expect, test } from '@playwright/test';
import { type Answers, fakeApi } from './fake-api.ts';
import { findFaultsInEveryLook } from './faults.ts';
import { circle, entry, look, me, openEntry, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

const staff = { body: { ...me, staffRole: 'moderator', secondFactor: true } };
const list = (items: object[]) => ({ body: { items, next: null } });
const problem = (status: number, slug: string) => ({
  status,
  body: { type: `http://hallway.test/problems/${slug}`, title: slug, status },
});

for (const width of [390, 1280]) {
  test.describe(`opening a circle together, at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('a moderator asks with a reason, and is told why not', async ({ page }) => {
      const sent: object[] = [];
      await fakeApi(page, {
        'GET /me': staff,
        'GET /break-glass': list([]),
        'POST /break-glass': (route) => {
          sent.push(route.request().postDataJSON());
          return sent.length === 1 ? problem(403, 'party-to-it') : { status: 201, body: entry };
        },
      });
      await page.goto(`${address()}/moderation/break-glass`);
      await page.getByRole('button', { name: 'Ask a second moderator' }).click();
      await expect(page.getByRole('alert')).toHaveText(/Paste an address/);
      const where = page.getByLabel('Address of the circle, or of an anonymous topic in it');
      await where.fill(`${address()}/spaces/${circle.id}`);
      await page.getByRole('button', { name: 'Ask a second moderator' }).click();
      await expect(page.getByRole('alert')).toHaveText('Say why in a sentence.');
      await page.getByLabel('Why').fill('Somebody there may be in danger.');
      await page.getByRole('button', { name: 'Ask a second moderator' }).click();
      await expect(page.getByRole('alert')).toHaveText(/You are involved in this circle/);
      await page.getByLabel('Why').press('Tab');
      await page.keyboard.press('Enter');
      await expect(where).toHaveValue('');
      const reason = 'Somebody there may be in danger.';
      expect(sent).toEqual(Array(2).fill({ spaceId: circle.id, reason }));
    });

    test('another one confirms, looks, and closes it', async ({ page }) => {
      let state = entry;
      let looks = 0;
      const answers: Answers = {
        'GET /me': staff,
        'GET /break-glass': () => list([state]),
        [`PUT /break-glass/${entry.id}/decision`]: () => {
          state = openEntry;
          return { body: state };
        },
        [`GET /break-glass/${entry.id}`]: () => ({ body: state }),
        [`GET /break-glass/${entry.id}/topics`]: () => {
          looks += 1;
          const begun = { createdAt: '2026-11-17T14:00:00Z', postsCount: 1 };
          const unnamed = { author: null, pseudonym: 'quiet-heron' };
          const items = [{ id: topic.id, title: 'Whom to tell', ...unnamed, ...begun }];
          return { body: { items, next: null, spaceName: circle.name } };
        },
        [`DELETE /break-glass/${entry.id}`]: () => {
          state = {
            ...openEntry,
            state: 'ended',
            mine: { ...entry.mine, mayDecide: false, mayEnd: false },
          };
          return { status: 204 };
        },
      };
      await fakeApi(page, answers);
      await page.goto(`${address()}/moderation`);
      await page.getByRole('link', { name: 'Open a circle together' }).click();
      const card = page.getByRole('article', { name: 'To read a circle' });
      await expect(card).toContainText('somebody there may be in danger');
      await expect(card).toContainText(
        'everyone in the circle reads the reason and both your names',
      );
      await expect(card).not.toContainText(circle.name);
      await card.getByRole('button', { name: 'Confirm' }).click();
      await card.getByRole('link', { name: 'Look into it' }).click();
      await expect(page.getByText('The circle sees each page that you open.')).toBeVisible();
      await expect(page.getByRole('heading', { name: circle.name })).toBeVisible();
      await expect(page.getByRole('link', { name: /Whom to tell/ })).toContainText('Quiet Heron');
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await page.getByRole('button', { name: 'Close it now' }).click();
      await expect(card).toContainText('Closed');
      await expect(card.getByRole('link', { name: 'Look into it' })).toHaveCount(0);
      expect(looks).toBe(1);
    });

    test('the brief, the round and the files of a topic are each looked at by themselves', async ({
      page,
    }) => {
      const looks: string[] = [];
      const path = `/break-glass/${entry.id}/topics/${topic.id}`;
      const at = '2026-11-17T14:00:00Z';
      const by = { author: look.askedBy, pseudonym: null };
      const file = {
        id: entry.id,
        name: 'plan.pdf',
        type: 'application/pdf',
        bytes: 2100,
        alt: '',
      };
      const href = `/api/break-glass/${entry.id}/files/${entry.id}`;
      const post = { id: topic.id, position: 1, createdAt: at, removed: false, html: '<p>So.</p>' };
      const offers = [{ id: entry.id, author: look.confirmedBy, body: 'I could swap', at }];
      const answer = {
        id: topic.id,
        author: look.askedBy,
        words: ['Recess'],
        sharedAt: at,
        offers,
      };
      const told = (kind: string, body: object) => () => {
        looks.push(kind);
        return { body };
      };
      await fakeApi(page, {
        'GET /me': staff,
        [`GET /break-glass/${entry.id}`]: { body: openEntry },
        [`GET ${path}/posts`]: told('posts', {
          ...{ items: [{ ...post, ...by, files: [{ ...file, href }] }], next: null },
          ...{ title: 'Recess', hasBrief: true, hasRound: true },
        }),
        [`GET ${path}/brief`]: told('brief', {
          ...{ title: 'Recess', html: '<p>Short of adults</p>' },
          ...{ writtenBy: look.askedBy, writtenAt: at },
        }),
        [`GET ${path}/check-in`]: told('round', {
          ...{ items: [answer], next: null, title: 'Recess' },
          ...{ prompts: ['What is hard'], closesAt: at },
        }),
      });
      await page.goto(`${address()}/moderation/break-glass/${entry.id}/topics/${topic.id}`);
      const open = page.getByRole('link', { name: 'Open plan.pdf. The circle sees it.' });
      await expect(open).toHaveAttribute('href', href);
      expect(looks).toEqual(['posts']);
      const brief = page.getByRole('button', { name: 'Read the summary. The circle sees it.' });
      await brief.press('Enter');
      await expect(page.getByText('Short of adults')).toBeVisible();
      await expect(page.locator(':focus')).toContainText('Short of adults');
      await page.getByRole('button', { name: /^Read the answers of the round/ }).press('Enter');
      const shared = page.getByRole('article', { name: /^An answer by/ });
      await expect(shared).toContainText('I could swap');
      await expect(page.locator(':focus')).toContainText('I could swap');
      await expect(page.getByRole('status').filter({ hasText: 'What was shared' })).toHaveCount(1);
      expect(looks).toEqual(['posts', 'brief', 'round']);
      expect(await findFaultsInEveryLook(page)).toEqual([]);
    });

    test('the name of who asked is shown by a button of its own', async ({ page }) => {
      let shown = 0;
      await fakeApi(page, {
        'GET /me': staff,
        [`GET /break-glass/${entry.id}`]: { body: { ...openEntry, topicId: topic.id } },
        [`GET /break-glass/${entry.id}/author`]: () => {
          shown += 1;
          return { body: { author: look.askedBy } };
        },
      });
      await page.goto(`${address()}/moderation/break-glass/${entry.id}`);
      const button = page.getByRole('button', { name: 'Show me who asked' });
      await expect(button).toBeVisible();
      expect(shown).toBe(0);
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: 'Asked by' })).toBeVisible();
      expect(shown).toBe(1);
    });

    test('everyone in the circle reads who looked, when, why and at what', async ({ page }) => {
      const told = { entryId: look.id, topicId: null, at: look.openedAt, reason: look.reason };
      let notices: object[] = [{ ...told, space: { id: circle.id, name: circle.name } }];
      await fakeApi(page, {
        'GET /me/break-glass': () => list(notices),
        [`PUT /me/break-glass/${look.id}/seen`]: () => {
          notices = [];
          return { status: 204 };
        },
      });
      await page.goto(`${address()}/notifications`);
      const notice = page.getByText(`Two moderators opened your circle ${circle.name}`);
      await expect(notice).toBeVisible();
      await page.getByRole('button', { name: 'I have read it' }).click();
      await expect(notice).toHaveCount(0);
      await page.goto(`${address()}/spaces/${circle.id}`);
      await expect(page.getByText(/^Two moderators can read this circle until/)).toBeVisible();
      await page.getByRole('link', { name: 'Who has looked' }).click();
      const article = page.getByRole('article', { name: /opened this circle$/ });
      await expect(article).toContainText(look.reason);
      await expect(article).toContainText('2 looks');
      await expect(article).toContainText(/read the list of topics/);
      await expect(article.getByRole('link', { name: 'What we do on Mondays' })).toBeVisible();
    });
  });
}

test('is nothing to others', async ({ page }) => {
  await fakeApi(page, {
    'GET /break-glass': problem(403, 'forbidden'),
    [`GET /break-glass/${entry.id}`]: problem(404, 'not-found'),
  });
  for (const path of ['/moderation/break-glass', `/moderation/break-glass/${entry.id}`]) {
    await page.goto(`${address()}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  }
});
