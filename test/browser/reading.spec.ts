import { expect, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { learners, post, posts, tom, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

const subject = `topics/${topic.id}`;
const arrival = (sequence: number, words: string) => ({
  op: 'event',
  id: `event-${sequence}`,
  type: 'spaces.post-written',
  subject,
  time: '2026-11-17T15:23:00Z',
  sequence,
  data: post(10 + sequence, tom, '2026-11-17T15:23:00Z', `<p>${words}</p>`),
});

test.describe('while someone is reading', () => {
  test('new replies wait at the edge and nothing moves', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    const server = await fakeApi(page);
    await page.goto(`${address()}/topics/${topic.id}`);
    const first = page.getByRole('article').first();
    await expect(first).toBeVisible();
    await expect.poll(() => server.joined).toContain(subject);
    const before = await first.boundingBox();

    server.tell(arrival(1, 'One more thought.'));
    server.tell(arrival(2, 'And another.'));
    const edge = page.getByRole('button', { name: '2 new replies' });
    await expect(edge).toBeAttached();
    await expect(page.getByText('One more thought.')).toHaveCount(0);
    expect(await first.boundingBox()).toEqual(before);

    await edge.click();
    await expect(page.getByText('And another.')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(6);
  });

  test('at the end, they are simply there, each once, also when the socket repeats', async ({
    page,
  }) => {
    const server = await fakeApi(page);
    await page.goto(`${address()}/topics/${topic.id}`);
    await expect.poll(() => server.joined).toContain(subject);
    await page.getByRole('button', { name: 'Post reply' }).scrollIntoViewIfNeeded();
    server.tell(arrival(1, 'One more thought.'));
    server.tell(arrival(1, 'One more thought.'));
    await expect(page.getByText('One more thought.')).toHaveCount(1);
  });

  test('a gap in the numbers is asked for again', async ({ page }) => {
    const server = await fakeApi(page);
    await page.goto(`${address()}/topics/${topic.id}`);
    await expect.poll(() => server.joined).toContain(subject);
    const joins = server.joined.filter((joined) => joined === subject).length;
    server.tell(arrival(3, 'Too early.'));
    await expect
      .poll(() => server.joined.filter((joined) => joined === subject).length)
      .toBe(joins + 1);
    await expect(page.getByText('Too early.')).toHaveCount(0);
  });

  test('a head that is ahead of us is asked for, and a reset reads anew', async ({ page }) => {
    let reads = 0;
    const server = await fakeApi(page, {
      [`GET /topics/${topic.id}/posts`]: () => {
        reads += 1;
        return { body: posts };
      },
    });
    await page.goto(`${address()}/topics/${topic.id}`);
    await expect.poll(() => server.joined).toContain(subject);
    await expect(page.getByRole('article')).toHaveCount(4);
    const joins = server.joined.length;
    server.tell({ op: 'head', subject, sequence: 5 });
    await expect.poll(() => server.joined.length).toBe(joins + 1);
    const readBefore = reads;
    server.tell({ op: 'reset', subject });
    await expect.poll(() => reads).toBeGreaterThan(readBefore);
  });

  test('news are spoken politely, at most once in half a minute', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 500 }); // the end is below: replies wait at the edge
    await page.clock.install();
    const server = await fakeApi(page);
    await page.goto(`${address()}/topics/${topic.id}`);
    await expect(page.getByRole('article')).toHaveCount(4);
    await expect.poll(() => server.joined).toContain(subject);
    await page.clock.runFor(500);
    server.tell(arrival(1, 'One.'));
    const region = page.getByTestId('live-region');
    await expect(async () => {
      await page.clock.runFor(500);
      await expect(region).toHaveText('1 new reply', { timeout: 100 });
    }).toPass();
    server.tell(arrival(2, 'Two.'));
    server.tell(arrival(3, 'Three.'));
    await page.clock.runFor(10_000);
    await expect(region).toHaveText('1 new reply');
    await expect(async () => {
      await page.clock.runFor(5_000);
      await expect(region).toHaveText('3 new replies', { timeout: 100 });
    }).toPass();
  });

  test('a draft is kept over a reload', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/topics/${topic.id}`);
    await page.getByLabel('Reply to Jo and the group').fill('Half a thought');
    await expect(page.getByText(/^Draft saved on this device/)).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Reply to Jo and the group')).toHaveValue('Half a thought');
  });

  test('a list keeps its places, and new conversations wait above it', async ({ page }) => {
    const server = await fakeApi(page);
    await page.goto(`${address()}/spaces/${learners.id}`);
    await expect.poll(() => server.joined).toContain(`spaces/${learners.id}`);
    const rows = page.locator('[data-list=topics] h3');
    const titles = await rows.allTextContents();
    await page.route(`**/api/spaces/${learners.id}/topics*`, (route) =>
      route.fulfill({
        json: { items: [{ ...topic, id: learners.id, title: 'Just started' }, topic], next: null },
      }),
    );
    server.tell({ op: 'reset', subject: `spaces/${learners.id}` });
    await page.getByRole('button', { name: 'Show 1 new conversation' }).click();
    await expect(rows.first()).toHaveText('Just started');
    expect(titles[0]).not.toBe('Just started');
  });
});
