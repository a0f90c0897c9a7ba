import { expect, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { findFaultsInEveryLook } from './faults.ts';
import { learners, post, posts, priya, tom, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

const elsewhere = 'https://example.org/topics/0190f3c2-0000-7000-8000-000000000000';

test('a line that is a link to something here becomes a card, and nothing moves', async ({
  page,
}) => {
  const site = new URL(address()).origin;
  const at = (path: string) => `${site}/${path}`;
  const links = {
    known: at(`topics/${topic.id}`),
    person: at(`people/${priya.id}`),
    closed: at(`spaces/${learners.id}`),
  };
  const line = (link: string) => `<p><a href="${link}" rel="nofollow noopener ugc">${link}</a></p>`;
  const html = `${Object.values(links).map(line).join('')}${line(elsewhere)}<p>See <a href="${links.known}">it</a></p>`;
  const [one, ...others] = posts.items;
  const second = others.map((post) => ({ ...post, html: line(links.person) }));
  await fakeApi(page, {
    [`GET /topics/${topic.id}/posts`]: {
      body: { ...posts, items: [{ ...one, html }, ...second] },
    },
  });
  const asked: string[][] = [];
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/link-cards?*', async (route) => {
    asked.push(new URL(route.request().url()).searchParams.getAll('address'));
    await answered;
    const none = { by: null, count: null };
    const card = { kind: 'topic', title: topic.title, place: learners.name, by: 'Jo Whitfield' };
    const items = [
      { ...card, address: links.known, count: 3 },
      { ...none, kind: 'person', title: priya.name, place: priya.district, address: links.person },
    ];
    await route.fulfill({ json: { items } });
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  const post = page.getByRole('article').first();
  const plain = post.getByRole('link', { name: links.known });
  await expect(plain).toBeVisible();
  await expect.poll(() => asked).toHaveLength(1);
  const before = await page.getByRole('article').evaluateAll(heights);
  await plain.focus();
  answer();

  const card = post.getByRole('link', { name: /^Topic in Multilingual Learners/ });
  await expect(card).toBeFocused();
  await expect(card).toContainText('by Jo Whitfield');
  await expect(card).toContainText('3 replies');
  await expect(post.getByRole('link', { name: /^Person, Harlow County/ })).toBeVisible();
  await expect(post.getByRole('link', { name: links.closed })).toBeVisible();
  await expect(post.getByRole('link', { name: elsewhere })).toBeVisible();
  await expect(post.getByRole('link', { name: 'it', exact: true })).toBeVisible();
  expect(asked).toEqual([Object.values(links)]);
  expect(await page.getByRole('article').evaluateAll(heights)).toEqual(before);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await card.press('Enter');
  await expect(page).toHaveURL(links.known);
});

test('a conversation is read and answered without the pieces that it can do without', async ({
  page,
}) => {
  const link = `${new URL(address()).origin}/topics/${topic.id}`;
  const html = `<p><a href="${link}">${link}</a></p>`;
  const items = Array.from({ length: 90 }, (_, at) => post(at + 1, tom, topic.createdAt, html));
  await fakeApi(page, { [`GET /topics/${topic.id}/posts`]: { body: { ...posts, items } } });
  const missed = new Set<string>();
  let starts = 0;
  page.on('domcontentloaded', () => {
    starts += 1;
  });
  await page.route(/\/assets\/(link-cards|long-list|thread-keys)-.+\.js/, (route) => {
    missed.add(/(\w+-\w+)-[^/]+$/.exec(route.request().url())?.[1] ?? '');
    return route.abort();
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  await expect.poll(() => [...missed].sort()).toEqual(['link-cards', 'long-list', 'thread-keys']);
  await expect(page.getByRole('feed').getByRole('article')).toHaveCount(90);
  const box = page.getByRole('textbox', { name: /^Reply/ });
  await box.fill('I read it all.');
  await expect(page.getByRole('button', { name: 'Post reply' })).toBeVisible();
  await expect(box).toHaveValue('I read it all.');
  expect(starts).toBe(1);
});

const heights = (all: Element[]) => all.map((one) => one.getBoundingClientRect().height);
