import { expect, type Page, test } from '@playwright/test';
import { pdf, png } from '../attachments/make-files.ts';
import { fakeApi } from './fake-api.ts';
import { findFaults, findFaultsInEveryLook } from './faults.ts';
import { me, topic } from './mockup-network.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

const telling = 'Marcus Hill (4th grade) still counts on his fingers.';
const less = 'A student in grade 4 still counts on his fingers.';
const hint = 'This may tell who a student is. You will be asked before it is posted.';

const bodiesOf = async (page: Page, topicId: string) => {
  const { items } = await asks<{ items: { body: string }[] }>(
    page,
    'GET',
    `/topics/${topicId}/posts`,
  );
  return items.map(({ body }) => body);
};

test.describe('words that may tell who a student is', () => {
  test('are pointed out while they are written, and posted in another wording by keyboard alone', async ({
    browser,
  }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { path, topicId } = await startTopic(page, 'Counting on');
    await page.goto(path);
    const box = page.getByLabel('Reply to the group');
    await box.fill(telling);
    await expect(page.getByText(hint).first()).toBeVisible();
    await expect(page.getByTestId('held')).toHaveCount(0);

    await page.keyboard.press('Control+Enter');
    const held = page.getByRole('region', { name: 'This may tell who a student is' });
    await expect(held).toBeFocused();
    await expect(held).toContainText('Marcus Hill (4th grade)');
    await expect(held).toContainText('a name with a grade, a class or an age');
    await expect(held).toContainText('34 CFR 99.3');
    await expect(held).toContainText(less);
    expect(await bodiesOf(page, topicId)).toHaveLength(1);

    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Use this wording' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(box).toBeFocused();
    await expect(box).toHaveValue(less);
    await expect(held).toHaveCount(0);

    await page.getByRole('button', { name: 'Put mine back' }).click();
    await expect(box).toHaveValue(telling);
    await page.getByRole('button', { name: 'Post reply' }).click();
    await page.getByRole('button', { name: 'Use this wording' }).click();
    await page.getByRole('button', { name: 'Post reply' }).click();
    await expect(page.getByRole('article').getByText(less)).toHaveCount(1);
    await expect.poll(() => bodiesOf(page, topicId)).toEqual(['What have you tried?', less]);
    await page.context().close();
  });

  test('are held in the send tray when they are posted in a hurry, survive a reload, and are posted as they are', async ({
    browser,
  }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { path, topicId } = await startTopic(page, 'In a hurry');
    await page.route('**/api/student-data-review', () => undefined); // posted before it answers
    await page.goto(path);
    await page.getByLabel('Reply to the group').fill(telling);
    await page.getByLabel('Reply to the group').press('Control+Enter');
    const waiting = page.getByTestId('waiting-post');
    await expect(waiting.getByRole('alert')).toContainText('This may tell who a student is');
    await page.reload();
    await expect(waiting).toContainText(telling);
    await expect(waiting.getByTestId('held')).toContainText(less);
    await waiting.getByRole('button', { name: 'Post as it is' }).click();
    await expect(waiting).toHaveCount(0);
    await expect.poll(() => bodiesOf(page, topicId)).toEqual(['What have you tried?', telling]);
    await page.context().close();
  });

  test('are pointed out at a file too: what it is called, and what a picture shows', async ({
    browser,
  }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { path, topicId } = await startTopic(page, 'At the board');
    await page.goto(path);
    await page.getByTestId('choose-files').setInputFiles([
      { name: 'board.png', mimeType: 'image/png', buffer: await png() },
      { name: 'Marcus_Hill_4th_grade.pdf', mimeType: 'application/pdf', buffer: pdf() },
    ]);
    const files = page.getByRole('list', { name: 'Files that go with it' }).getByRole('listitem');
    await expect(files.nth(1)).toContainText('Its name may tell who a student is.');
    await page.getByRole('button', { name: 'Take out Marcus_Hill_4th_grade.pdf' }).click();
    await page.getByLabel('Reply to the group').fill('We tried it');
    await files.nth(0).getByLabel('What the picture shows').fill(telling);
    await expect(files.nth(0)).toContainText(hint);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByLabel('Reply to the group').press('Control+Enter');
    const held = page.getByRole('region', { name: 'This may tell who a student is' });
    await expect(held).toContainText('Marcus Hill (4th grade)');
    await held.getByRole('button', { name: 'Use this wording' }).click();
    await expect(files.nth(0).getByLabel('What the picture shows')).toHaveValue(less);
    await page.getByRole('button', { name: 'Post reply' }).click();
    await expect.poll(() => bodiesOf(page, topicId)).toHaveLength(2);
    await page.context().close();
  });

  test('are held in the send tray, and posted in another wording', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { path, topicId } = await startTopic(page, 'In a hurry, too');
    await page.route('**/api/student-data-review', () => undefined); // posted before it answers
    await page.goto(path);
    await page.getByLabel('Reply to the group').fill(telling);
    await page.getByLabel('Reply to the group').press('Control+Enter');
    await page.getByTestId('held').getByRole('button', { name: 'Use this wording' }).click();
    await expect(page.getByRole('article').getByText(less)).toHaveCount(1);
    await expect.poll(() => bodiesOf(page, topicId)).toEqual(['What have you tried?', less]);
    await page.context().close();
  });

  test('are held in the title of a topic, and both parts are reworded', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { spaceId } = await startTopic(page, 'A first topic');
    await page.goto(`${address()}/spaces/${spaceId}`);
    await page.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
    await page.getByLabel('Title').fill('The two autistic kids in my 3rd period');
    const box = page.getByRole('textbox', { name: 'New topic' });
    await box.fill(telling);
    await expect(page.getByText(hint).first()).toBeVisible();
    await page.getByRole('button', { name: 'Post topic' }).click();
    await page.getByRole('button', { name: 'Use this wording' }).click();
    await expect(page.getByLabel('Title')).toHaveValue('Some autistic students in a class');
    await expect(box).toHaveValue(less);
    await page.getByRole('button', { name: 'Post topic' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Some autistic students in a class',
    );
    await page.context().close();
  });

  test('are held when a post is changed, and the change is kept', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { path, topicId } = await startTopic(page, 'Changed later');
    await page.goto(path);
    const mine = page.getByRole('article', { name: /Maria Delgado/ });
    await mine.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Change this post' }).click();
    await mine.getByLabel('Change this post').fill(telling);
    await mine.getByRole('button', { name: 'Save changes' }).click(); // before the pause
    const held = mine.getByRole('region', { name: 'This may tell who a student is' });
    await expect(held).toBeFocused();
    await expect(mine.getByLabel('Change this post')).toHaveValue(telling);
    expect(await bodiesOf(page, topicId)).toEqual(['What have you tried?']);
    await held.getByRole('button', { name: 'Post as it is' }).click();
    await expect(mine.getByText(telling)).toBeVisible();
    await expect.poll(() => bodiesOf(page, topicId)).toEqual([telling]);
    await page.context().close();
  });

  test('are nobody’s business without a connection: they wait, and are held later', async ({
    browser,
  }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { path } = await startTopic(page, 'On the bus with Marcus');
    await page.goto(path);
    const box = page.getByLabel('Reply to the group');
    await expect(page.getByRole('button', { name: 'Post reply' })).toBeVisible();
    await page.context().setOffline(true);
    await box.fill(telling);
    await page.getByRole('button', { name: 'Post reply' }).click();
    await expect(page.getByTestId('waiting-post')).toContainText('Saved here, will send');
    await page.context().setOffline(false);
    await expect(page.getByTestId('waiting-post').getByTestId('held')).toBeVisible();
    await page.context().close();
  });
});

const review = {
  findings: [
    { pointer: '#/body', kind: 'name-with-grade', start: 0, end: 23, suggestion: 'A student' },
  ],
  rewrite: { body: less },
};

const flag = (at: number, text: object | null) => ({
  ...{ id: `0190f3c2-0000-7000-8900-00000000000${at}`, topicId: topic.id, postId: topic.id },
  ...{ kinds: ['name-with-grade'], parts: ['body', 'alt-text'], at: '2026-11-17T14:21:00Z' },
  ...{ seenAt: null, seenById: null, text },
});

test.describe('what was posted all the same', () => {
  test('is shown to moderators, without a word where they may not read, and put aside', async ({
    page,
  }) => {
    const open = flag(1, {
      spaceId: topic.spaceId,
      title: 'Regrouping',
      body: telling,
      files: [{ name: 'board.webp', alt: 'The board after the lesson' }],
      author: me,
    });
    let seen = '';
    await fakeApi(page, {
      'GET /me': { body: { ...me, staffRole: 'moderator', secondFactor: true } },
      'GET /staff/student-data-flags': { body: { items: [open, flag(2, null)], next: null } },
      [`PUT /staff/student-data-flags/${open.id}/seen`]: (route) => {
        seen = route.request().url();
        return { status: 204 };
      },
    });
    await page.goto(`${address()}/moderation`);
    const card = page.getByRole('article', { name: 'Regrouping' });
    await expect(card).toContainText(telling);
    await expect(card).toContainText('a name with a grade, a class or an age');
    await expect(card).toContainText('In the text; In what is said of a picture');
    await expect(card).toContainText('board.webp: The board after the lesson');
    await expect(page.getByRole('article', { name: /^You cannot read it/ })).toBeVisible();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await card.getByRole('button', { name: 'I have looked' }).click();
    await expect(card.getByText('Noted: you have looked at it.')).toBeFocused();
    expect(seen).toContain(open.id);
  });

  test('is not asked for by those who are not moderators', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/moderation`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Posted although')).toHaveCount(0);
  });
});

test.describe('the notice that words are held', () => {
  for (const [language, label, post, title] of [
    ['en', /^Reply to Jo/, 'Post reply', 'This may tell who a student is'],
    ['es', /^Responder a Jo/, 'Publicar respuesta', 'Esto puede revelar quién es un estudiante'],
  ] as const) {
    test(`has no faults, light and dark, on a phone and on a desk, in ${language}`, async ({
      page,
    }) => {
      await page.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
      await fakeApi(page, {
        'GET /me': { body: { ...me, language } },
        'POST /student-data-review': { body: review },
      });
      await page.goto(`${address()}/topics/${topic.id}`);
      const box = page.getByRole('textbox', { name: label });
      const checked = page.waitForResponse('**/api/student-data-review');
      await box.fill(telling);
      await checked;
      await page.getByRole('button', { name: post }).click();
      await expect(page.getByRole('region', { name: title })).toBeFocused();
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [320, 390, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 3_000 }); // all of it: nothing lies under the bars by chance
          expect(await findFaults(page)).toEqual([]);
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(over, `at ${width} px`).toBe(0);
        }
      }
    });
  }

  test('moves nothing while one writes: the hint takes the place of the line below', async ({
    page,
  }) => {
    await fakeApi(page, { 'POST /student-data-review': { body: review } });
    await page.goto(`${address()}/topics/${topic.id}`);
    const box = page.getByRole('textbox', { name: /^Reply to Jo/ });
    const button = page.getByRole('button', { name: 'Post reply' });
    await box.fill(telling);
    const before = await button.boundingBox();
    await expect(page.getByText(hint).first()).toBeVisible();
    expect(await button.boundingBox()).toEqual(before);
  });
});
