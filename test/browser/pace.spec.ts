import { expect, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { topic } from './mockup-network.ts';
import { address } from './real-network.ts';

for (const [slug, status, words] of [
  ['newcomer-limit', 429, 'as much as new members can post for now'],
  ['newcomer-words', 422, 'up to two links'],
  ['repeated-words', 429, 'Say it once'],
] as const) {
  for (const width of [390, 1280]) {
    test(`a reply that was too much (${slug}) says what would help, at ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      const body = { type: `http://hallway.test/problems/${slug}`, title: slug, status };
      await fakeApi(page, { [`POST /topics/${topic.id}/posts`]: { status, body } });
      await page.goto(`${address()}/topics/${topic.id}`);
      const area = page.getByRole('textbox', { name: /^Reply to/ });
      await area.fill('Come and look at my worksheets');
      await page.getByRole('button', { name: 'Post reply' }).click();
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
      await expect(page.getByText('Come and look at my worksheets')).toBeVisible();
    });
  }
}
