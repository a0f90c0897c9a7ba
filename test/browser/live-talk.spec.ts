import { expect, test } from '@playwright/test';
import { asks, openAs, startTopic } from './real-network.ts';

test.describe('two people of two districts', () => {
  test('read each other at once, see who writes, and what helped', async ({ browser }) => {
    const maria = await openAs(browser, 'Maria Delgado');
    const tom = await openAs(browser, 'Tom Okafor');
    const { path, spaceId } = await startTopic(maria, 'Who covers recess duty?');
    await asks(tom, 'PUT', `/spaces/${spaceId}/membership`);
    await maria.goto(path);
    await tom.goto(path);
    await expect(maria.getByRole('heading', { level: 1 })).toHaveText('Who covers recess duty?');

    await tom
      .getByRole('textbox', { name: /^Reply to Maria/ })
      .pressSequentially('We traded it for bus duty.');
    await expect(maria.getByTestId('typing')).toContainText('Tom is writing a reply');
    await tom.getByRole('button', { name: 'Post reply' }).click();

    const reply = maria.getByRole('article', { name: /Tom Okafor/ });
    await expect(reply).toContainText('We traded it for bus duty.');
    await expect(tom.getByRole('article', { name: /Tom Okafor/ })).toHaveCount(1);

    await reply.getByRole('button', { name: 'Helped' }).click();
    await expect(
      tom.getByRole('article', { name: /Tom Okafor/ }).getByRole('button', { name: 'Helped 1' }),
    ).toBeVisible();
    await maria.context().close();
    await tom.context().close();
  });

  test('see a change, its history, and what was taken back', async ({ browser }) => {
    const maria = await openAs(browser, 'Maria Delgado');
    const priya = await openAs(browser, 'Priya Raman');
    const { path } = await startTopic(maria, 'What did you give up?');
    await maria.goto(path);
    await priya.goto(path);
    await maria.getByLabel('Reply to the group').fill('The data meeting.');
    await maria.getByRole('button', { name: 'Post reply' }).click();
    const mine = maria.getByRole('article', { name: /Maria Delgado/ }).nth(1);
    const seen = priya.getByRole('article', { name: /Maria Delgado/ }).nth(1);
    await expect(seen).toContainText('The data meeting.');

    await mine.getByRole('button', { name: /^More for/ }).click();
    await maria.getByRole('menuitem', { name: 'Change this post' }).click();
    await mine.getByLabel('Change this post').fill('The grade 4 data meeting.');
    await mine.getByRole('button', { name: 'Save changes' }).click();
    await expect(seen).toContainText('The grade 4 data meeting.');
    await seen.getByRole('button', { name: 'Edited, see what changed' }).click();
    await expect(priya.getByRole('dialog')).toContainText('The data meeting.');
    await priya.keyboard.press('Escape');

    await mine.getByRole('button', { name: /^More for/ }).click();
    await maria.getByRole('menuitem', { name: 'Remove this post' }).click();
    await maria.getByRole('dialog').getByRole('button', { name: 'Remove this post' }).click();
    await expect(priya.getByText('Its author removed this post.')).toBeVisible();
    await maria.context().close();
    await priya.context().close();
  });
});
