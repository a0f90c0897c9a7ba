import { expect, type Page, test } from '@playwright/test';
import { failing, fakeApi } from './fake-api.ts';
import { learners, topic } from './mockup-network.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

const say = (page: Page, topicId: string, body: string) =>
  asks<{ id: string }>(page, 'POST', `/topics/${topicId}/posts`, { body });

async function choose(page: Page, name: string) {
  await page.getByRole('button', { name: 'More for this conversation' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name }).focus();
  await page.keyboard.press('Enter');
}

for (const width of [390, 1280]) {
  test(`posts go into a conversation of their own and come back, at ${width}`, async ({
    browser,
  }) => {
    const viewport = { width, height: 844 };
    const maria = await openAs(browser, 'Maria Delgado', { viewport });
    const tom = await openAs(browser, 'Tom Okafor', { viewport });
    const { path, topicId } = await startTopic(maria, `Schedules at ${width}`);
    await say(maria, topicId, 'We kept two blocks.');
    const duty = await say(maria, topicId, 'And who covers bus duty?');
    await tom.goto(path);
    await maria.goto(path);
    await expect(tom.getByText('And who covers bus duty?')).toBeVisible();

    await choose(maria, 'Take posts into a new conversation');
    const dialog = maria.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Bus duty');
    await dialog.getByRole('checkbox', { name: /bus duty/ }).focus();
    await maria.keyboard.press('Space');
    await expect(dialog.getByRole('status')).toHaveText('1 post chosen');
    await dialog.getByRole('button', { name: 'Begin the new conversation' }).click();
    await expect(maria.getByRole('heading', { level: 1 })).toHaveText('Bus duty');
    await expect(maria.getByText('And who covers bus duty?')).toBeVisible();
    await expect(tom.getByText('One post goes on in')).toBeVisible();
    await expect(tom.getByText('And who covers bus duty?')).toHaveCount(0);

    await tom.getByRole('link', { name: 'Bus duty' }).click();
    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('Bus duty');
    await choose(maria, 'Put into another conversation');
    await dialog.getByRole('radio', { name: /^Schedules/ }).check();
    await dialog.getByRole('button', { name: 'Put them together' }).click();
    for (const page of [maria, tom]) {
      await expect(page).toHaveURL(path);
      await expect(page.getByText('And who covers bus duty?')).toBeVisible();
    }

    await tom.goto(`${address()}/posts/${duty.id}`);
    await expect(tom).toHaveURL(`${path}?post=3`);
    await expect(tom.getByText('And who covers bus duty?')).toBeVisible();
    await maria.context().close();
    await tom.context().close();
  });

  test(`a conversation moves to a space of a few, and closes for the others, at ${width}`, async ({
    browser,
  }) => {
    const viewport = { width, height: 844 };
    const maria = await openAs(browser, 'Maria Delgado', { viewport });
    const tom = await openAs(browser, 'Tom Okafor', { viewport });
    const { path, topicId } = await startTopic(maria, `Moving at ${width}`);
    const name = `For a few ${topicId.slice(-6)}`; // the tests run again in the same house
    const few = { name, purpose: 'To see how it works', joinPolicy: 'invitation' };
    const { id: fewId } = await asks<{ id: string }>(maria, 'POST', '/spaces', few);
    await maria.goto(path);
    await tom.goto(path);
    await expect(tom.getByRole('heading', { level: 1 })).toHaveText(`Moving at ${width}`);

    await choose(maria, 'Move to another space');
    await maria.getByRole('radio', { name: new RegExp(`^${name}`) }).focus();
    await maria.keyboard.press('Space');
    await maria.keyboard.press('Enter');

    await expect(maria.getByRole('link', { name })).toHaveCount(width > 820 ? 2 : 1);
    await expect(maria.getByTestId('live-region')).toHaveText(
      `The conversation is now in ${name}.`,
    );
    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
    const moved = await asks<{ spaceId: string }>(maria, 'GET', `/topics/${topicId}`);
    expect(moved.spaceId).toBe(fewId);
    await maria.context().close();
    await tom.context().close();
  });
}

test('the link of a post is copied from its menu', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await fakeApi(page);
  await page.goto(`${address()}/topics/${topic.id}`);
  await page.getByRole('button', { name: /^More for the post by Priya/ }).click();
  await page.getByRole('menuitem', { name: 'Copy the link' }).click();
  await expect(page.getByTestId('live-region')).toContainText('The link is copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/\/posts\/[0-9a-f-]{36}$/);
});

test('what could not be rearranged says so, and stays to be tried again', async ({ page }) => {
  const mine = { ...topic.mine, mayFacilitate: true };
  await fakeApi(page, {
    [`GET /topics/${topic.id}`]: { body: { ...topic, mine } },
    [`PUT /topics/${topic.id}/space`]: failing,
    [`POST /topics/${topic.id}/splits`]: failing,
    [`GET /spaces/${learners.id}/topics`]: failing,
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  await choose(page, 'Take posts into a new conversation');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Begin the new conversation' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Bus duty');
  await dialog.getByRole('checkbox').first().check();
  await dialog.getByRole('button', { name: 'Begin the new conversation' }).click();
  await expect(dialog.getByRole('alert')).toContainText('That did not work.');
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Bus duty');
  await page.keyboard.press('Escape');
  await choose(page, 'Put into another conversation');
  await expect(dialog.getByRole('alert')).toContainText('could not be loaded');
  await page.keyboard.press('Escape');
  await choose(page, 'Move to another space');
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: 'Move it there' }).click();
  await expect(dialog.getByRole('alert')).toContainText('That did not work.');
});
