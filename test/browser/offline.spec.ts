import { expect, type Page, test } from '@playwright/test';
import { address, asks, openAs, startTopic } from './real-network.ts';

async function postTopic(
  page: Page,
  title: string,
  kind: 'discussion' | 'question' = 'discussion',
) {
  await page.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('What is it?').selectOption(kind);
  await page.getByRole('textbox', { name: 'New topic' }).fill('What have you tried?');
  await page.getByRole('button', { name: 'Post topic' }).click();
}

test.describe('without a connection', () => {
  test('what was written survives a reload, and arrives exactly once', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado', { serviceWorkers: 'allow' });
    const { path, topicId } = await startTopic(page, 'On the bus');
    await page.goto(path);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload(); // from here on the service worker answers
    await expect(page.getByRole('article')).toHaveCount(1);

    await page.context().setOffline(true);
    await page.getByLabel('Reply to the group').fill('Written between two stops.');
    await page.getByRole('button', { name: 'Post reply' }).click();
    await expect(page.getByTestId('waiting-post')).toContainText('Saved here, will send');

    await page.reload();
    await expect(page.getByText('No connection. Saved')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('On the bus');
    await expect(page.getByTestId('waiting-post')).toContainText('Written between two stops.');

    await page.context().setOffline(false);
    await expect(page.getByTestId('waiting-post')).toHaveCount(0);
    await expect(page.getByText('Written between two stops.')).toHaveCount(1);
    await page.reload();
    await expect(page.getByText('Written between two stops.')).toHaveCount(1);
    const { items } = await asks<{ items: { body: string }[] }>(
      page,
      'GET',
      `/topics/${topicId}/posts`,
    );
    expect(items.filter(({ body }) => body === 'Written between two stops.')).toHaveLength(1);
    await page.context().close();
  });

  test('an answer that is lost on the way does not post twice', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { path, topicId } = await startTopic(page, 'In the tunnel');
    let lost = 0;
    await page.route('**/api/topics/*/posts', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch(); // the server has it
      return route.abort(); // and we never hear of it
    });
    await page.goto(path);
    await page.getByLabel('Reply to the group').fill('Heard once.');
    await page.getByRole('button', { name: 'Post reply' }).click();
    await expect(page.getByTestId('waiting-post')).toHaveCount(0, { timeout: 15_000 });
    await expect(page.getByText('Heard once.')).toHaveCount(1);
    const { items } = await asks<{ items: unknown[] }>(page, 'GET', `/topics/${topicId}/posts`);
    expect(items).toHaveLength(2);
    expect(lost).toBe(1);
    await page.context().close();
  });

  test('a topic waits as replies do, and arrives exactly once', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado', { serviceWorkers: 'allow' });
    const { spaceId } = await startTopic(page, 'Between two stops');
    await page.goto(`${address()}/spaces/${spaceId}`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload(); // from here on the service worker answers
    const rows = page.locator('[data-list=topics] h3');
    await expect(rows).toHaveText(['Between two stops']);

    await page.context().setOffline(true);
    await postTopic(page, 'Thought of on the bus', 'question');
    const waiting = page.getByRole('article', { name: 'Your topic, not sent yet' });
    await expect(waiting).toContainText('Saved here, will send');
    await expect(waiting).toBeFocused();

    await page.reload();
    await expect(waiting).toContainText('Thought of on the bus');
    await page.context().setOffline(false);
    await expect(waiting).toHaveCount(0);
    await expect(rows).toHaveText(['Thought of on the bus', 'Between two stops']);
    expect(page.url()).toBe(`${address()}/spaces/${spaceId}`); // it came late: nobody is taken away by it
    const { items } = await asks<{ items: { title: string; kind: string }[] }>(
      page,
      'GET',
      `/spaces/${spaceId}/topics`,
    );
    expect(items).toMatchObject([
      { title: 'Thought of on the bus', kind: 'question' },
      { title: 'Between two stops' },
    ]);
    await page.context().close();
  });

  test('a topic whose answer is lost on the way is not started twice', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { spaceId } = await startTopic(page, 'Before the tunnel');
    let lost = 0;
    await page.route('**/api/spaces/*/topics', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch(); // the server has it
      return route.abort(); // and we never hear of it
    });
    await page.goto(`${address()}/spaces/${spaceId}`);
    await postTopic(page, 'In the tunnel');
    await expect(page.getByRole('article', { name: 'Your topic, not sent yet' })).toHaveCount(0, {
      timeout: 15_000,
    });
    await expect(page.locator('[data-list=topics] h3')).toHaveText([
      'In the tunnel',
      'Before the tunnel',
    ]);
    expect(lost).toBe(1);
    await page.context().close();
  });

  test('a topic that is posted with a connection takes its writer along', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado');
    const { spaceId } = await startTopic(page, 'At the desk');
    await page.goto(`${address()}/spaces/${spaceId}`);
    await postTopic(page, 'And one more');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('And one more');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.context().close();
  });

  test('nothing of a person stays on the device when they sign out', async ({ browser }) => {
    const page = await openAs(browser, 'Maria Delgado', { serviceWorkers: 'allow' });
    const { path } = await startTopic(page, 'On a shared Chromebook');
    await page.goto(path);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.getByLabel('Reply to the group').fill('A draft');
    await expect(page.getByText(/^Draft saved on this device/)).toBeVisible();
    await page.goto(`${address()}/settings`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');

    const left = await page.evaluate(async () => {
      const kept = await caches.open('reads').then((cache) => cache.keys());
      return {
        kept: kept.map(({ url }) => new URL(url).pathname),
        person: localStorage.getItem('person'),
      };
    });
    expect(left.kept.filter((path) => path.includes('topics'))).toEqual([]);
    expect(left.person).toBeNull();
    await page.context().close();
  });
});
