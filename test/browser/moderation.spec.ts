import { expect, test } from '@playwright/test';
import { failing, fakeApi, refused } from './fake-api.ts';
import { findFaultsInEveryLook } from './faults.ts';
import { me, reported, topic } from './mockup-network.ts';
import { answers, checkIn, closedRound } from './mockup-protocols.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

const staff = { 'GET /me': { body: { ...me, staffRole: 'moderator' } } };
const decision = `PUT /moderation/cases/${reported.id}/decision`;
const closed = { ...refused, body: { ...(refused.body as object), type: 'x/case-closed' } };

test.describe('a report', () => {
  test('reaches the facilitator live, is dealt with by one click, and is answered', async ({
    browser,
  }) => {
    const priya = await openAs(browser, 'Priya Raman');
    const maria = await openAs(browser, 'Maria Delgado');
    const tom = await openAs(browser, 'Tom Okafor');
    const { path, spaceId, topicId } = await startTopic(priya, 'Who pays for paper?');
    for (const person of [maria, tom]) await asks(person, 'PUT', `/spaces/${spaceId}/membership`);
    await asks(maria, 'POST', `/topics/${topicId}/posts`, { body: 'Not those who whine.' });
    await priya.goto(`${address()}/`);
    await expect(priya.getByRole('link', { name: /^Reported posts/ })).toBeVisible();

    await tom.goto(path);
    const post = tom.getByRole('article', { name: /Maria Delgado/ });
    await post.getByRole('button', { name: /^More for/ }).click();
    await tom.getByRole('menuitem', { name: 'Report this post' }).click();
    await tom.getByLabel('It hurts or threatens someone').check();
    await tom.getByLabel('What should they know?').fill('She means all of us.');
    await tom.getByRole('button', { name: 'Send report' }).click();
    await expect(tom.getByRole('status').filter({ hasText: 'on its way' })).toBeVisible();

    await expect(priya.getByText('One reported post waits for you')).toBeVisible();
    await priya.getByRole('link', { name: /^Reported posts/ }).click();
    const card = priya.getByRole('article', { name: 'A post by Maria Delgado' });
    await expect(card).toContainText('She means all of us.');
    await card.getByRole('button', { name: 'Hide it: the post by Maria Delgado' }).click();
    await expect(card.getByText('The post is hidden.')).toBeFocused();

    await tom.keyboard.press('Escape');
    await expect(tom.getByText(/A facilitator removed this post\. It hurts/)).toBeVisible();
    await tom.goto(`${address()}/`);
    await expect(tom.getByText('What you reported was looked at')).toBeVisible();
    await tom.getByRole('button', { name: 'I have read it' }).click();
    await expect(tom.getByText('What you reported was looked at')).toHaveCount(0);
    for (const person of [priya, maria, tom]) await person.context().close();
  });

  test('on what was shared in a check-in is sent from beside it, and shown as it was written', async ({
    page,
  }) => {
    const sent: unknown[] = [];
    const [{ id = '' } = {}] = answers.items;
    const words = 'Buy my book\n\n<b>Now</b>';
    const ofCheckIn = { of: 'check-in-answer', post: { ...reported.post, html: '', words } };
    await fakeApi(page, {
      [`GET /topics/${checkIn.id}/check-in`]: { body: closedRound },
      [`POST /check-in-answers/${id}/reports`]: (route) => {
        sent.push(route.request().postDataJSON());
        return { status: 201, body: {} };
      },
      'GET /moderation/cases': { body: { items: [{ ...reported, ...ofCheckIn }], next: null } },
      [decision]: { status: 204 },
    });
    await page.goto(`${address()}/topics/${checkIn.id}`);
    const opener = page.getByRole('button', { name: 'Report what Priya Raman wrote' });
    await opener.press('Enter');
    await page.getByRole('radio', { name: 'It sells something' }).press('Space');
    await page.getByRole('button', { name: 'Send report' }).press('Enter');
    await expect(page.getByText('Your report is on its way.')).toBeVisible();
    expect(sent).toEqual([{ reason: 'selling', words: '' }]);
    await page.keyboard.press('Escape');
    await expect(opener).toBeFocused();
    expect(await findFaultsInEveryLook(page)).toEqual([]);

    await page.goto(`${address()}/moderation`);
    const card = page.getByRole('article', { name: 'Shared in a check-in by Devon Clarke' });
    await expect(card).toContainText('<b>Now</b>');
    await expect(card.getByText('takes them away for good')).toBeVisible();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await card.getByRole('button', { name: 'Hide it: what Devon Clarke wrote' }).click();
    await expect(card.getByText('The words are taken down.')).toBeFocused();
  });

  test('is written by keyboard alone, and its words stay when it could not be sent', async ({
    page,
  }) => {
    const path = `POST /posts/${'0190f3c2-0000-7000-8500-000000000001'}/reports`;
    let sent: object = {};
    await fakeApi(page, {
      [path]: (route) => {
        sent = route.request().postDataJSON();
        return failing;
      },
    });
    await page.goto(`${address()}/topics/${topic.id}`);
    await page.getByRole('button', { name: 'More for the post by Jo Whitfield' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Report this post' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByLabel('Something else').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('A riddle');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('That did not work.');
    await expect(page.getByLabel('What should they know?')).toHaveValue('A riddle');
    expect(sent).toEqual({ reason: 'other', words: 'A riddle' });
  });
});

test.describe('reported posts', () => {
  test('stay in their places when someone else has dealt with one', async ({ page }) => {
    const second = { ...reported, id: topic.id, post: { ...reported.post, id: me.id } };
    let items = [reported];
    const api = await fakeApi(page, {
      ...staff,
      'GET /moderation/cases': () => ({ body: { items, next: null } }),
    });
    await page.goto(`${address()}/moderation`);
    await expect(page.getByRole('article')).toHaveCount(1);
    items = [second];
    const subject = `people/${me.id}`;
    const event = { op: 'event', id: topic.id, type: 'moderation.post-reported', sequence: 1 };
    api.tell({ ...event, subject, time: '2026-11-17T15:24:00Z' });
    await expect(page.getByRole('article')).toHaveCount(2);
    await expect(page.getByRole('article').first()).toContainText(
      'Someone else has dealt with this.',
    );
  });

  test('say so when someone was quicker, and when it did not work', async ({ page }) => {
    let answer = failing;
    await fakeApi(page, { ...staff, [decision]: () => answer });
    await page.goto(`${address()}/moderation`);
    const leave = page.getByRole('button', { name: /^Leave it/ });
    await leave.click();
    await expect(page.getByRole('alert')).toContainText('That did not work.');
    answer = closed;
    await leave.click();
    await expect(page.getByText('Someone else has dealt with this.')).toBeVisible();
  });

  test('ask for words before someone is warned', async ({ page }) => {
    let told: object = {};
    await fakeApi(page, {
      ...staff,
      [decision]: (route) => {
        told = route.request().postDataJSON();
        return { status: 204 };
      },
    });
    await page.goto(`${address()}/moderation`);
    const why = page.getByLabel('Why, in one line');
    await expect(why).toHaveValue('It hurts or threatens someone');
    await why.fill('');
    await page.getByRole('button', { name: /^Warn the author/ }).click();
    await expect(page.getByRole('alert')).toContainText('Say what they should do differently.');
    await why.fill('Answer the question, not the person');
    await page.getByRole('button', { name: /^Warn the author/ }).click();
    await expect(page.getByText('The author is warned.')).toBeFocused();
    expect(told).toEqual({ act: 'warn', reason: 'Answer the question, not the person' });
  });
});
