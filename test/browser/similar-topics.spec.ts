import { expect, test } from '@playwright/test';
import { failing, fakeApi } from './fake-api.ts';
import { learners, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

for (const width of [390, 1280]) {
  test(`similar topics of the whole space are shown while a title is written, at ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    const asked: string[] = [];
    let works = true;
    await fakeApi(page, {
      [`GET /spaces/${learners.id}/similar-topics`]: (route) => {
        asked.push(new URL(route.request().url()).searchParams.get('title') ?? '');
        if (!works) return failing;
        return { body: { items: [{ id: topic.id, title: 'Blocks from three years ago' }] } };
      },
    });
    await page.goto(`${address()}/spaces/${learners.id}`);
    await page.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
    const form = page.getByTestId('new-topic');
    await form.getByLabel('Title').pressSequentially('Schedules that hold');
    const link = form.getByRole('link', { name: 'Blocks from three years ago' });
    await expect(link).toHaveAttribute('href', `/topics/${topic.id}`);
    await expect.poll(() => asked.at(-1)).toBe('Schedules that hold');
    expect(asked.length).toBeLessThan('Schedules that hold'.length / 2); // not with every letter

    works = false;
    await form.getByLabel('Title').fill('A sentence-frame wall for students');
    await expect.poll(() => asked.at(-1)).toBe('A sentence-frame wall for students');
    await expect(form.getByRole('link', { name: /^Our sentence-frame wall/ })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}
