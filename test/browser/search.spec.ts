import { expect, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { learners, posts, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

test.describe('searching', () => {
  test('a key leads to the box, what is found is told and marked, and opens in its conversation', async ({
    page,
  }) => {
    const asked: string[] = [];
    await fakeApi(page, {
      [`GET /topics/${topic.id}/posts`]: (route) => {
        asked.push(new URL(route.request().url()).search);
        return { body: posts };
      },
    });
    await page.goto(`${address()}/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('/');
    const box = page.getByLabel('Search all spaces');
    await expect(box).toBeFocused();
    await page.keyboard.type('co-teachng');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=co-teachng$/);
    await expect(page.locator('mark')).toHaveText(['co-teaching']);
    await expect(page.getByTestId('live-region')).toHaveText('1 result');
    await expect(page.getByText('Nothing has these words just so.')).toBeVisible();
    await page.getByRole('link', { name: /How are you scheduling/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('co-teaching');
    expect(asked).toEqual(['?from=2']);
  });

  test('filters go to the server and stand in the address', async ({ page }) => {
    const asked: URLSearchParams[] = [];
    await fakeApi(page, {
      'GET /search': (route) => {
        asked.push(new URL(route.request().url()).searchParams);
        return { body: { items: [], next: null, forgiven: false } };
      },
    });
    await page.goto(`${address()}/search?q=frames`);
    await page.getByText('Narrow the search').click();
    await page.getByLabel('Space', { exact: true }).selectOption(learners.name);
    await page.getByLabel('Answer', { exact: true }).selectOption('Answered questions');
    await page.getByLabel('Written since').fill('2026-11-01');
    await expect(page).toHaveURL(/in=.*answered=yes.*since=2026-11-01/);
    await expect.poll(() => asked.at(-1)?.get('from')).toMatch(/^2026-(10-31|11-01)T/);
    expect(asked.at(-1)?.get('in')).toBe(learners.id);
  });

  test('what was looked for is kept on the device, and forgotten when asked', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/search?q=exit%20slips`);
    await expect(page.locator('mark')).toHaveCount(1);
    await page.goto(`${address()}/search`);
    await expect(page.getByRole('link', { name: 'exit slips' })).toBeVisible();
    await page.getByRole('button', { name: 'Forget them' }).click();
    await expect(page.getByText('Conversations that you look for will be here.')).toBeVisible();
  });

  test('the key does nothing once keys are switched off, and a phone has a way of its own', async ({
    page,
  }) => {
    await fakeApi(page);
    await page.goto(`${address()}/`);
    await page.evaluate(() => localStorage.setItem('shortcuts', 'off'));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('/');
    await expect(page.getByLabel('Search all spaces')).not.toBeFocused();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(page.getByLabel('Words')).toBeVisible();
  });
});
