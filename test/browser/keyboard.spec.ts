import { expect, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { findFaults } from './faults.ts';
import { holdComposerBack } from './late-composer.ts';
import { learners, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

test.describe('by keyboard alone', () => {
  test('one skips to the content, and lands on the heading of the next page', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: /^Check in: Share your check-in/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page).toHaveTitle(/^How are you scheduling co-teaching.* · Hallway$/);
  });

  test('what one begins to write before the composer is there goes on in it', async ({ page }) => {
    const arrive = await holdComposerBack(page);
    await fakeApi(page);
    await page.goto(`${address()}/topics/${topic.id}`);
    const box = page.getByTestId('reply').getByRole('textbox');
    await box.focus();
    await page.keyboard.type('Before and ');
    await expect(page.getByRole('button', { name: 'Post reply' })).toHaveCount(0);
    arrive();
    await expect(page.getByRole('button', { name: 'Post reply' })).toBeVisible();
    await expect(box).toBeFocused();
    await page.keyboard.type('after.');
    await expect(box).toHaveValue('Before and after.');
  });

  for (const [where, leaves] of [
    ['when it is', false],
    ['when one has gone on by then', true],
  ] as const) {
    test(`what one posts before the composer is there is posted ${where}`, async ({ page }) => {
      const arrive = await holdComposerBack(page);
      await fakeApi(page);
      await page.goto(`${address()}/topics/${topic.id}`);
      const box = page.getByTestId('reply').getByRole('textbox');
      await box.fill('In a hurry');
      await page.keyboard.press('Control+Enter');
      if (leaves) await page.keyboard.press('Shift+Tab');
      if (leaves) await expect(box).not.toBeFocused();
      const posted = page.waitForRequest(
        (one) => one.method() === 'POST' && /posts$/.test(one.url()),
      );
      arrive();
      expect((await posted).postDataJSON()).toMatchObject({ body: 'In a hurry' });
    });
  }

  test('j and k move through the topics, c writes, ? lists the keys, and all can be switched off', async ({
    page,
  }) => {
    await fakeApi(page);
    await page.goto(`${address()}/spaces/${learners.id}`);
    const rows = page.locator('[data-list=topics] a');
    await expect(rows).toHaveCount(3);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(rows.nth(1)).toBeFocused();
    await page.keyboard.press('k');
    await expect(rows.nth(0)).toBeFocused();
    await page.keyboard.press('c');
    await expect(page.getByLabel('Title')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    await page.getByLabel('Use these keys').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('j');
    await expect(rows.nth(0)).not.toBeFocused();
  });

  test('a reply is written, formatted and posted', async ({ page }) => {
    let posted = '';
    await fakeApi(page, {
      [`POST /topics/${topic.id}/posts`]: (route) => {
        posted = route.request().postDataJSON().body;
        return { status: 503, body: { type: 'x/database-away', title: '', status: 503 } };
      },
    });
    await page.goto(`${address()}/topics/${topic.id}`);
    await page.getByRole('button', { name: 'Bold' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: 'Italic' })).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByRole('button', { name: 'Code' })).toBeFocused();
    await page.keyboard.press('Tab');
    const box = page.getByLabel('Reply to Jo and the group');
    await expect(box).toBeFocused();
    await page.keyboard.type('With @Pri');
    await expect(page.getByRole('option', { name: /Priya Raman/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue(/^With @\[Priya Raman\]\([0-9a-f-]{36}\) $/);
    await page.keyboard.press('Escape');
    await expect(box).not.toBeFocused();
    await expect(box).toHaveValue(/Priya Raman/);
    await box.focus();
    await page.keyboard.type('and @fac');
    const all = page.getByRole('option', { name: 'The 2 people who look after this space' });
    await expect(all).toHaveAttribute('aria-selected', 'true');
    expect(await findFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue(/ and @facilitators $/);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByTestId('waiting-post')).toContainText('Saved here, will send');
    await expect.poll(() => posted).toContain('@[Priya Raman]');
  });

  test('a quote of what is selected goes into the reply', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/topics/${topic.id}`);
    const post = page.getByRole('article', { name: /Tom Okafor/ });
    await post.getByText('We traded it').selectText();
    await post.getByRole('button', { name: 'Reply to Tom Okafor' }).click();
    await expect(page.getByRole('textbox', { name: 'Reply to Tom Okafor' })).toHaveValue(
      /^> We traded it/,
    );
  });
});
