import { expect, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { learners, topic } from './mockup-network.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

type TopicAnswer = { mine: { level: string; unread: number } };

for (const width of [390, 1280]) {
  test(`a topic is muted and a space marked as read, by keyboard, at ${width}`, async ({
    browser,
  }) => {
    const page = await openAs(browser, 'Maria', { viewport: { width, height: 844 } });
    const { path, topicId, spaceId } = await startTopic(page, `Levels at ${width}`);
    await page.goto(path);
    await page.getByRole('button', { name: 'More for this conversation' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: /As in the space/ })).toBeChecked();
    await page.getByRole('radio', { name: /Muted/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('live-region')).toHaveText('Notifications: Muted');
    await expect(page.getByRole('button', { name: 'More for this conversation' })).toBeFocused();
    const kept = await asks<TopicAnswer>(page, 'GET', `/topics/${topicId}`);
    expect(kept.mine.level).toBe('muted');

    await page.goto(`${address()}/spaces/${spaceId}`);
    await expect(page.getByRole('link', { name: /Muted/ })).toBeVisible();
    await page.getByRole('button', { name: /^More for For a test/ }).click();
    await page.getByRole('menuitem', { name: 'Mark everything as read' }).click();
    await expect(page.getByTestId('live-region')).toHaveText(/is marked as read\.$/);
    await page.context().close();
  });
}

test('a level that could not be kept says so, and stays open to be tried again', async ({
  page,
}) => {
  await fakeApi(page, {
    [`PUT /spaces/${learners.id}/level`]: {
      status: 503,
      body: { type: 'x/database-away', title: '', status: 503 },
    },
  });
  await page.goto(`${address()}/spaces/${learners.id}`);
  await page.getByRole('button', { name: `More for ${learners.name}` }).click();
  await page.getByRole('menuitem', { name: 'Notifications' }).click();
  await page.getByRole('radio', { name: /Watching/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('That did not work.');
  await expect(page.getByRole('radio', { name: /Watching/ })).toBeChecked();
});

test('a muted topic stays silent when someone writes in it', async ({ page }) => {
  const muted = { ...topic, mine: { ...topic.mine, level: 'muted', unread: 0 } };
  const api = await fakeApi(page, {
    [`GET /spaces/${learners.id}/topics`]: { body: { items: [muted], next: null } },
  });
  await page.goto(`${address()}/spaces/${learners.id}`);
  const row = page.getByRole('link', { name: new RegExp(topic.title.slice(0, 20)) });
  await expect(row).toContainText('Muted');
  const { mine: _, ...view } = muted;
  api.tell({
    ...{ op: 'event', id: topic.id, type: 'spaces.topic-changed', sequence: 1 },
    ...{ subject: `spaces/${learners.id}`, time: '2026-11-17T15:30:00Z' },
    data: { ...view, title: 'A new title', lastPosition: view.lastPosition + 1 },
  });
  await expect(page.getByRole('link', { name: /A new title/ })).not.toContainText('1 new');
});
