import { type Browser, expect, type Page, test } from '@playwright/test';
import { findFaults } from './faults.ts';
import { address, asks, openAs } from './real-network.ts';

/** A circle of two. */
async function openCircle(browser: Browser, width: number) {
  const viewport = { width, height: 844 };
  const maria = await openAs(browser, 'Maria Delgado', { viewport });
  const tom = await openAs(browser, 'Tom Okafor', { viewport });
  const circle = await asks<{ id: string }>(maria, 'POST', '/spaces', {
    ...{ name: 'Thursdays, quietly', purpose: 'What is hard', kind: 'circle' },
  });
  const { id: tomId } = await asks<{ id: string }>(tom, 'GET', '/me');
  await asks(maria, 'PUT', `/spaces/${circle.id}/members/${tomId}`, {});
  await asks(tom, 'PUT', `/spaces/${circle.id}/membership`);
  await asks(tom, 'PUT', `/spaces/${circle.id}/charter/acceptance`, { version: 1 });
  return { maria, tom, spaceId: circle.id };
}

const pseudonym = /^[A-Z][a-z]+ [A-Z][a-z]+$/;
const nameOn = (page: Page, words: string) =>
  page.getByRole('article').filter({ hasText: words }).locator('header b');

for (const width of [390, 1280]) {
  test(`someone asks a circle without saying who they are, at ${width} px`, async ({ browser }) => {
    const { maria, tom, spaceId } = await openCircle(browser, width);
    await tom.goto(`${address()}/spaces/${spaceId}`);
    await tom.getByRole('button', { name: 'New topic' }).filter({ visible: true }).click();
    await tom.getByLabel('Title').fill('Whom do you tell?');
    const choice = tom.getByRole('checkbox', { name: 'Ask anonymously' });
    await expect(tom.getByText('Who could learn that it is you:')).toBeHidden();
    await choice.focus();
    await tom.keyboard.press('Space');
    await expect(choice).toBeChecked();
    const about = tom.getByRole('note');
    await expect(about).toContainText('Two moderators of the network, only together');
    await expect(about).toContainText('has access to its database');
    expect(await findFaults(tom)).toEqual([]);
    await tom.getByRole('textbox', { name: 'New topic' }).fill('It is about somebody here.');
    await tom.getByRole('button', { name: 'Ask anonymously' }).click();

    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('Whom do you tell?');
    await expect(tom.getByText(/^You write here as /)).toBeVisible();
    await expect(nameOn(tom, 'It is about somebody here.')).toHaveText(pseudonym);
    const name = await nameOn(tom, 'It is about somebody here.').innerText();

    await maria.goto(tom.url());
    await expect(nameOn(maria, 'It is about somebody here.')).toHaveText(name);
    await expect(maria.locator('main')).not.toContainText('Tom Okafor');
    await expect(maria.getByText(/^You write here as /)).toBeHidden();

    await tom.getByTestId('reply').getByRole('textbox').fill('I mean the second one.');
    await tom.getByTestId('reply').getByRole('button', { name: 'Post reply' }).click();
    await expect(nameOn(tom, 'I mean the second one.')).toHaveText(name);
    await maria.reload();
    await expect(nameOn(maria, 'I mean the second one.')).toHaveText(name);
    await maria.goto(`${address()}/spaces/${spaceId}`);
    const row = maria.locator('[data-list="topics"]');
    await expect(row).toContainText(`${name}: I mean the second one.`);
    await expect(row).not.toContainText('Tom');

    await maria.context().close();
    await tom.context().close();
  });
}
