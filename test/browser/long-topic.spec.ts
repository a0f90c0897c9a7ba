import { expect, type Page, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { findFaults } from './faults.ts';
import { devon, maria, post, priya, tom, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

const last = 400;
const people = [priya, tom, devon, maria];
/** Each of another length, so that no guess about its height is right. */
const words = (at: number) => `Post ${at}. ${'It held up until October. '.repeat((at * 7) % 23)}`;
/** Split away into another topic. */
const elsewhere = post(2000, tom, '', '').id;
const posts = Array.from({ length: last }, (_, index) => {
  const at = index + 1;
  const answered = { 102: elsewhere, 103: post(330, tom, '', '').id }[at];
  const more = answered ? { replyTo: answered } : {};
  const author = people[at % people.length] ?? tom;
  return post(at, author, '2026-11-17T15:00:00Z', `<p>${words(at)}</p>`, more);
});

/** A topic that is read from its 101st post on. */
async function openLongTopic(page: Page, width: number) {
  await page.setViewportSize({ width, height: 800 });
  const read = { ...topic, postsCount: last, lastPosition: last };
  const server = await fakeApi(page, {
    [`GET /topics/${topic.id}`]: { body: { ...read, mine: { ...topic.mine, readPosition: 100 } } },
    [`GET /topics/${topic.id}/posts`]: (route) => {
      const isBefore = route.request().url().includes('cursor=before');
      const items = isBefore ? posts.slice(0, 100) : posts.slice(100);
      return { body: { items, previous: isBefore ? null : 'before', next: null } };
    },
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  await expect(article(page, 101)).toBeVisible();
  await expect.poll(() => articles(page).count()).toBeLessThan(60);
  return server;
}
const articles = (page: Page) => page.getByRole('feed').getByRole('article');
const article = (page: Page, at: number) => page.locator(`article[aria-posinset="${at}"]`);
const topOf = async (page: Page, at: number) =>
  Math.round((await article(page, at).boundingBox())?.y ?? Number.NaN);

/** Scrolls in steps, and tells by how many pixels what was being read ended elsewhere than it should. */
const drift = (page: Page, step: number, times: number) =>
  page.evaluate(
    async ({ step, times }) => {
      const frame = () => new Promise((resume) => requestAnimationFrame(resume));
      let worst = 0;
      for (let at = 0; at < times; at += 1) {
        const rows = [...document.querySelectorAll('[data-post]')];
        const seen = rows.find((row) => row.getBoundingClientRect().bottom > 60);
        const before = seen?.getBoundingClientRect().top ?? Number.NaN;
        window.scrollBy({ top: step, behavior: 'instant' });
        for (let frames = 0; frames < 3; frames += 1) await frame();
        const after = seen?.getBoundingClientRect().top ?? Number.NaN;
        worst = Math.max(worst, Math.abs(after - (before - step)));
      }
      return worst;
    },
    { step, times },
  );

for (const width of [390, 1280]) {
  test.describe(`a topic of ${last} posts, ${width} wide`, () => {
    test('holds still while it is read up and down', async ({ page }) => {
      const server = await openLongTopic(page, width);
      await expect(page.getByText('New since your last visit')).toBeVisible();
      await expect(article(page, 101)).toHaveAttribute('aria-setsize', String(last));

      await expect(page.getByRole('link', { name: 'Answers another post' })).toHaveAttribute(
        'href',
        `/posts/${elsewhere}`,
      );
      await page.getByRole('link', { name: 'Answers Devon Clarke' }).click();
      await expect(article(page, 330)).toBeInViewport();
      expect(await topOf(page, 330)).toBeLessThan(120);
      await expect(article(page, 329)).toBeAttached();
      expect(await drift(page, -350, 25)).toBeLessThanOrEqual(2);
      expect(await drift(page, 350, 25)).toBeLessThanOrEqual(2);
      expect(await articles(page).count()).toBeLessThan(60);

      const reading = await article(page, 330).boundingBox();
      await expect.poll(() => server.joined).toContain(`topics/${topic.id}`);
      const data = post(last + 1, tom, '2026-11-17T15:23:00Z', '<p>One more thought.</p>');
      const event = { op: 'event', id: 'event-1', type: 'spaces.post-written', sequence: 1, data };
      server.tell({ ...event, subject: `topics/${topic.id}`, time: data.createdAt });
      await expect(page.getByRole('button', { name: '1 new reply' })).toBeAttached();
      expect(await article(page, 330).boundingBox()).toEqual(reading);
      expect(await findFaults(page)).toEqual([]);

      const earlier = page.getByRole('button', { name: 'Show earlier posts' });
      await earlier.scrollIntoViewIfNeeded();
      await expect(article(page, 101)).toBeInViewport();
      const before = await topOf(page, 101);
      await earlier.click();
      await expect(article(page, 100)).toBeAttached();
      expect(Math.abs((await topOf(page, 101)) - before)).toBeLessThanOrEqual(2);
      expect(await drift(page, -350, 15)).toBeLessThanOrEqual(2);
      expect(await articles(page).count()).toBeLessThan(60);
    });

    test('keeps what is in use, is walked by keys, and printed whole', async ({ page }) => {
      await openLongTopic(page, width);
      await article(page, 103)
        .getByRole('button', { name: /^More for the post/ })
        .click();
      await page.getByRole('menuitem', { name: 'Change this post' }).click();
      const editor = article(page, 103).getByRole('textbox');
      await editor.fill('Said otherwise');
      await page.evaluate(() => window.scrollTo(0, 20_000));
      await expect(article(page, 101)).toHaveCount(0);
      await expect(editor).toBeFocused();
      await page.keyboard.type(', and more');
      await expect(editor).toHaveValue('Said otherwise, and more');
      await page.evaluate(() => window.scrollTo(0, 20_000));
      await page.keyboard.press('Escape');

      const first = await articles(page).evaluateAll((all) => {
        const seen = all.find((row) => row.getBoundingClientRect().bottom > 60);
        return Number(seen?.getAttribute('aria-posinset'));
      });
      for (let step = 0; step <= 40; step += 1) await page.keyboard.press('j');
      await expect(article(page, first + 40)).toBeFocused();
      await expect(article(page, first + 40)).toBeInViewport();
      for (let step = 0; step < 35; step += 1) await page.keyboard.press('k');
      await expect(article(page, first + 5)).toBeFocused();
      await expect(editor).toHaveValue('Said otherwise, and more');
      expect(await articles(page).count()).toBeLessThan(60);

      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      expect(await articles(page).count()).toBe(300);
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await expect.poll(() => articles(page).count()).toBeLessThan(60);
      await expect(article(page, first + 5)).toBeFocused();
    });
  });
}
