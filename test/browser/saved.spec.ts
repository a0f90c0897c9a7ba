import { expect, test } from '@playwright/test';
import { failing, fakeApi } from './fake-api.ts';
import { saved, topic } from './mockup-network.ts';
import { address, openAs, startTopic } from './real-network.ts';

for (const width of [390, 1280]) {
  test(`a post and its conversation are saved by keyboard, noted, taken out and put back, at ${width}`, async ({
    browser,
  }) => {
    const viewport = { width, height: 844 };
    const page = await openAs(browser, 'Maria Delgado', { viewport });
    const elsewhere = await openAs(browser, 'Maria Delgado', { viewport });
    const title = `Worth keeping at ${width}`;
    const { path } = await startTopic(page, title);
    await page.goto(path);
    await elsewhere.goto(path);
    const post = page.getByRole('article', { name: /^Maria Delgado/ });
    const menu = post.getByRole('button', { name: /^More for the post/ });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Save this post' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('live-region')).toHaveText(/^Saved, for you alone/);
    await expect(menu).toBeFocused();
    await expect(post.getByTitle('Saved')).toBeVisible();
    const there = elsewhere.getByRole('article', { name: /^Maria Delgado/ });
    await expect(there.getByTitle('Saved')).toBeVisible();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('b');
    await expect(page.getByTitle('Saved')).toHaveCount(2);

    if (width < 821) {
      await page.getByRole('link', { name: 'Maria Delgado, your account' }).click();
      await page.getByRole('link', { name: 'What you saved' }).click();
    } else {
      await page.getByRole('navigation', { name: 'Main' }).getByText('Saved').click();
    }
    const rows = page.getByRole('article', { name: title });
    await expect(rows).toHaveCount(2);
    await expect(page).toHaveURL(`${address()}/saved`);
    const row = rows.filter({ hasText: 'What have you tried?' });
    const note = row.getByRole('button', { name: `Add a note: ${title}` });
    await note.press('Enter');
    await expect(page.getByLabel('Your note')).toBeFocused();
    await page.keyboard.type('For Monday');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(row).toContainText('Your note For Monday');
    await expect(row.getByRole('button', { name: `Change the note: ${title}` })).toBeFocused();

    await row.getByRole('button', { name: `Take out: ${title}` }).press('Enter');
    const undo = page.getByRole('button', { name: `Undo: ${title}` });
    await expect(undo).toBeFocused();
    await expect(there.getByTitle('Saved')).toHaveCount(0);
    await undo.press('Enter');
    await expect(row).toContainText('Your note For Monday');
    await expect(row.getByRole('button', { name: `Take out: ${title}` })).toBeFocused();
    await expect(rows.last()).toContainText('Your note For Monday'); // where it stood
    await expect(there.getByTitle('Saved')).toBeVisible();

    await row.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await menu.click();
    await page.getByRole('menuitem', { name: 'Saved: take it out' }).click();
    await expect(post.getByTitle('Saved')).toHaveCount(0);
    await page.context().close();
    await elsewhere.context().close();
  });
}

test('what could not be saved says so and is as it was; switched off, the key does nothing', async ({
  page,
}) => {
  const asked: string[] = [];
  await fakeApi(page, {
    [`DELETE /topics/${topic.id}/bookmark`]: () => {
      asked.push('taken out');
      return failing;
    },
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  await expect(page.getByTitle('Saved')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByRole('alert')).toContainText('That did not work.');
  await expect(page.getByTitle('Saved')).toBeVisible();
  await page.evaluate(() => localStorage.setItem('shortcuts', 'off'));
  await page.keyboard.press('b');
  await page.getByRole('textbox', { name: /^Reply/ }).pressSequentially('b');
  expect(asked).toEqual(['taken out']);
});

test('what is not theirs to read any more says only that; of a circle, its name', async ({
  page,
}) => {
  await fakeApi(page, {
    [`DELETE /posts/${saved[3]?.id}/bookmark`]: { status: 204 },
  });
  await page.goto(`${address()}/saved`);
  const gone = page.getByRole('article', { name: 'You can no longer read this.' });
  await expect(gone.getByRole('link')).toHaveCount(0);
  const circle = page.getByRole('article', { name: /^A post in Grade 3–5/ });
  await expect(circle).toContainText('What is said in a circle is shown inside it alone.');
  await expect(circle.getByRole('link', { name: 'What you saved in this circle' })).toBeVisible();
  await gone.getByRole('button', { name: /^Take out/ }).press('Enter');
  const said = 'Taken out: something that you could no longer read.';
  await expect(page.locator(':focus')).toHaveText(said);
  await expect(page.getByTestId('live-region')).toHaveText(said);
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
});
