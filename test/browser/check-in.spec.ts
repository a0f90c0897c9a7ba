import { expect, type Page, test } from '@playwright/test';
import { findFaults } from './faults.ts';
import { address, asks, openAs } from './real-network.ts';

type Id = { id: string };

/** A circle with Maria and Tom in it. */
async function openCircle(maria: Page, tom: Page) {
  const { id } = await asks<Id>(maria, 'POST', '/spaces', {
    ...{ name: 'Year one', purpose: 'What is hard', kind: 'circle' },
  });
  const { id: tomId } = await asks<Id>(tom, 'GET', '/me');
  await asks(maria, 'PUT', `/spaces/${id}/members/${tomId}`, {});
  await asks(tom, 'PUT', `/spaces/${id}/membership`);
  await asks(tom, 'PUT', `/spaces/${id}/charter/acceptance`, { version: 1 });
  return id;
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const startRound = (page: Page, spaceId: string) =>
  asks<Id>(page, 'POST', `/spaces/${spaceId}/check-ins`, {
    ...{ title: 'This week', body: 'How did it go?', closesAt: inAnHour() },
  });

for (const width of [390, 1280]) {
  test(`a circle checks in: one shares, then the other, and something is offered, at ${width} px`, async ({
    browser,
  }) => {
    const viewport = { width, height: 844 };
    const maria = await openAs(browser, 'Maria Delgado', { viewport });
    const tom = await openAs(browser, 'Tom Okafor', { viewport });
    const spaceId = await openCircle(maria, tom);

    await maria.goto(`${address()}/spaces/${spaceId}`);
    await maria.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
    await maria.getByLabel('What is it?').selectOption('check-in');
    await maria.getByLabel('Title').fill('This week');
    await maria.getByRole('textbox', { name: 'New topic' }).fill('How did it go?');
    await expect(maria.getByLabel('Prompt 1')).toHaveValue('What I tried');
    await maria.getByRole('button', { name: 'Post topic' }).click();
    await expect(maria.getByRole('heading', { level: 1 })).toHaveText('This week');
    await expect(maria.getByText('Only these two people can read this.')).toBeVisible();
    await tom.goto(maria.url());
    await expect(tom.getByText('Waiting: you')).toBeVisible();
    await expect(tom.getByText(/^What the others shared opens/)).toBeVisible();

    await write(maria, width, ['Exit slips', 'Half came back', 'A template']);
    await maria.getByLabel('4', { exact: true }).check();
    await maria.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(maria.getByText(/^You have shared/)).toBeVisible();
    await expect(tom.getByText('Shared: 1')).toBeVisible();
    await expect(tom.getByText('Half came back')).toHaveCount(0);

    await write(tom, width, ['A seating plan', 'It held', 'Time']);
    await tom.getByRole('button', { name: 'Share', exact: true }).click();
    const hers = tom.getByRole('article', { name: 'What Maria Delgado shared' });
    await expect(hers).toContainText('Half came back');
    await expect(maria.getByRole('article', { name: 'What Tom Okafor shared' })).toContainText(
      'It held',
    );
    await expect(tom.getByText('Waiting: you')).toHaveCount(0);
    await hers.getByLabel('What can you offer Maria Delgado?').fill('Mine is in the shared folder');
    await hers.getByRole('button', { name: 'Offer something' }).click();
    await expect(maria.getByText('Mine is in the shared folder')).toBeVisible();
    for (const page of [maria, tom]) {
      expect(await findFaults(page)).toEqual([]);
      const wide = () =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await page.evaluate(wide)).toBe(0);
    }

    await maria.getByRole('button', { name: 'Change my answer' }).click();
    await expect(maria.getByLabel('What I tried')).toHaveValue('Exit slips');
    await maria.getByLabel('What I tried').fill('Exit slips, shorter');
    if (width === 390) for (const _ of [1, 2]) await next(maria);
    await maria.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(hers).toContainText('Exit slips, shorter');
    await maria.getByRole('button', { name: 'Take it back' }).click();
    await maria.getByRole('button', { name: 'Yes, take it back for good' }).click();
    await expect(maria.getByText('Waiting: you')).toBeVisible();
    await expect(hers).toHaveCount(0);
    await maria.context().close();
    await tom.context().close();
  });
}

const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true }).click();

/** On a phone one prompt after the other, with how far one is. */
async function write(page: Page, width: number, words: string[]) {
  const prompts = ['What I tried', 'What happened', 'What I need'];
  for (const [at, prompt] of prompts.entries()) {
    if (width === 390) {
      await expect(page.getByTestId('progress')).toHaveText(`${at + 1} of 3`);
      await expect(page.getByTestId('share').getByRole('textbox')).toHaveCount(1);
    }
    await page.getByLabel(prompt).fill(words[at] ?? '');
    if (width === 390 && at < 2) await next(page);
  }
}

test('an answer is kept on the device while it is being written', async ({ browser }) => {
  const viewport = { width: 390, height: 844 };
  const maria = await openAs(browser, 'Maria Delgado', { viewport });
  const tom = await openAs(browser, 'Tom Okafor', { viewport });
  const { id } = await startRound(maria, await openCircle(maria, tom));
  await tom.goto(`${address()}/topics/${id}`);
  await tom.getByLabel('What I tried').fill('A seating plan');
  await next(tom);
  await expect(tom.getByLabel('What happened')).toBeFocused();
  await tom.getByLabel('What happened').fill('It held');
  await tom.getByRole('button', { name: 'Back', exact: true }).click();
  await tom.reload();
  await expect(tom.getByLabel('What I tried')).toHaveValue('A seating plan');
  await next(tom);
  await expect(tom.getByLabel('What happened')).toHaveValue('It held');
  await maria.context().close();
  await tom.context().close();
});

test('a round is skipped without anybody seeing it, and taken up again by keyboard', async ({
  browser,
}) => {
  const maria = await openAs(browser, 'Maria Delgado');
  const tom = await openAs(browser, 'Tom Okafor');
  const { id } = await startRound(maria, await openCircle(maria, tom));
  await tom.goto(`${address()}/topics/${id}`);
  await tom.getByRole('button', { name: 'Skip this week' }).focus();
  await tom.keyboard.press('Enter');
  await expect(tom.getByText(/^You are sitting this one out/)).toBeVisible();
  await maria.goto(`${address()}/topics/${id}`);
  await expect(maria.getByText('Shared: 0')).toBeVisible();
  await expect(maria.getByText('Waiting: you')).toBeVisible();
  await maria.getByRole('button', { name: /^Remind those/ }).click();
  await expect(maria.getByText(/^Those who are still to come were reminded/)).toBeVisible();
  await tom.getByRole('button', { name: 'Take part after all' }).focus();
  await tom.keyboard.press('Enter');
  await expect(tom.getByText('Waiting: you')).toBeVisible();
  await maria.context().close();
  await tom.context().close();
});

test('words about a student are held, and shared in another wording', async ({ browser }) => {
  const maria = await openAs(browser, 'Maria Delgado');
  const tom = await openAs(browser, 'Tom Okafor');
  const { id } = await startRound(maria, await openCircle(maria, tom));
  await maria.goto(`${address()}/topics/${id}`);
  const box = maria.getByLabel('What happened');
  await box.fill('Marcus Hill (4th grade) still counts on his fingers.');
  await maria.getByRole('button', { name: 'Share', exact: true }).click();
  const held = maria.getByRole('region', { name: 'This may tell who a student is' });
  await expect(held).toContainText('Marcus Hill (4th grade)');
  await held.getByRole('button', { name: 'Use this wording' }).click();
  await expect(box).toHaveValue('A student in grade 4 still counts on his fingers.');
  await maria.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(maria.getByRole('article', { name: 'What Maria Delgado shared' })).toContainText(
    'A student in grade 4',
  );
  await maria.context().close();
  await tom.context().close();
});
