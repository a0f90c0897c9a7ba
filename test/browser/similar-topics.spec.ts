import { expect, type Locator, test } from '@playwright/test';
import { failing, fakeApi } from './fake-api.ts';
import { circle, learners, topic, topics } from './mockup-network.ts';
import { address } from './real-network.ts';

/** How far below its title the words of a topic are written. */
const depth = async (form: Locator) => {
  const [title, words] = [
    form.getByLabel('Title'),
    form.getByRole('textbox', { name: 'New topic' }),
  ];
  const [above, below] = [await title.boundingBox(), await words.boundingBox()];
  return (below?.y ?? Number.NaN) - (above?.y ?? Number.NaN);
};

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
    await expect(form.getByLabel('What is it?')).toBeVisible();
    const before = await depth(form);
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
    expect(await depth(form)).toBe(before);
  });
}

test('in a circle a title is compared with what is on the device alone', async ({ page }) => {
  let asked = 0;
  await page.clock.install();
  await fakeApi(page, {
    [`GET /spaces/${circle.id}/topics`]: { body: { items: topics, next: null } },
    [`GET /spaces/${circle.id}/similar-topics`]: () => {
      asked += 1;
      return { body: { items: [] } };
    },
  });
  await page.goto(`${address()}/spaces/${circle.id}`);
  await page.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
  const form = page.getByTestId('new-topic');
  await form.getByLabel('Title').fill('A sentence-frame wall for students');
  await expect(form.getByRole('link', { name: /^Our sentence-frame wall/ })).toBeVisible();
  await page.clock.runFor(1000);
  await form.getByLabel('Title').press('End');
  await page.evaluate(() => fetch('/api/me')); // whatever was asked before it has arrived
  expect(asked).toBe(0);
});
