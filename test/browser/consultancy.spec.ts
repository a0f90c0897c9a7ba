import { expect, type Page, test } from '@playwright/test';
import { failing, fakeApi } from './fake-api.ts';
import { findFaults } from './faults.ts';
import { learners, priya, tom as tomOkafor } from './mockup-network.ts';
import { address, asks, openAs } from './real-network.ts';

type Id = { id: string };

/** Maria has started a space of her own; these people are in it. */
async function openSpace(maria: Page, others: Page[]) {
  const { id } = await asks<Id>(maria, 'POST', '/spaces', {
    ...{ name: 'Dilemmas', purpose: 'One at a time' },
  });
  for (const other of others) await asks(other, 'PUT', `/spaces/${id}/membership`);
  return id;
}

for (const width of [390, 1280]) {
  test(`a dilemma is looked at by the clock, by two people at once, at ${width} px`, async ({
    browser,
  }) => {
    const viewport = { width, height: 844 };
    const maria = await openAs(browser, 'Maria Delgado', { viewport });
    const tom = await openAs(browser, 'Tom Okafor', { viewport });
    const spaceId = await openSpace(maria, [tom]);

    await maria.goto(`${address()}/spaces/${spaceId}`);
    await maria.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
    await maria.getByLabel('What is it?').selectOption('consultancy');
    await maria.getByLabel('Title').fill('Nobody reads my feedback');
    await maria.getByRole('textbox', { name: 'New topic' }).fill('What would you try?');
    await expect(maria.getByRole('combobox', { name: 'Who presents?' })).toHaveValue(
      'Maria Delgado',
    );
    await maria.getByRole('combobox', { name: 'Who keeps the time?' }).pressSequentially('Oka');
    const found = maria.getByRole('listbox', { name: 'Who keeps the time?' }).getByRole('option');
    await expect(found).toHaveText([/^Tom Okafor/]);
    await maria.keyboard.press('Enter');
    await expect(maria.getByRole('combobox', { name: /keeps the time/ })).toHaveValue('Tom Okafor');
    await maria.getByRole('button', { name: 'Post topic' }).click();
    await expect(maria.getByRole('heading', { level: 1 })).toHaveText('Nobody reads my feedback');
    await expect(
      maria.getByText('Presents: Maria Delgado. Keeps the time: Tom Okafor.'),
    ).toBeVisible();

    await tom.goto(maria.url());
    await tom.getByRole('button', { name: 'Start the clock' }).click();
    for (const page of [maria, tom]) {
      await expect(page.getByTestId('clock')).toHaveText(/^(10:00|9:\d\d) left$/);
    }
    await expect(maria.getByText('Maria Delgado tells what it is about.')).toBeVisible();
    await tom.getByRole('button', { name: 'Pause' }).click();
    await expect(maria.getByText('The clock is paused.')).toBeVisible();
    const stands = await maria.getByTestId('clock').textContent();
    await tom.getByRole('button', { name: 'Go on', exact: true }).click();
    await expect(maria.getByText('The clock is paused.')).toHaveCount(0);
    await expect(maria.getByTestId('clock')).not.toHaveText(stands ?? '');

    for (const step of ['Clarifying questions', 'Probing questions', 'Discussion']) {
      await tom.getByRole('button', { name: `Next: ${step}` }).click();
      await expect(maria.locator('[aria-current=step]')).toContainText(step);
    }
    const box = maria.getByRole('textbox', { name: /^Reply/ });
    await expect(maria.getByText(/^You are listening just now/).first()).toBeVisible();
    await box.fill('But I did try that.');
    await maria.getByRole('button', { name: 'Post reply' }).click();
    await expect(maria.getByTestId('live-region')).toContainText('Your words stay here');
    await expect(box).toHaveValue('But I did try that.');
    expect(await findFaults(maria)).toEqual([]);

    await tom.getByRole('textbox', { name: /^Reply/ }).fill('I hear two things.');
    await tom.getByRole('button', { name: 'Post reply' }).click();
    await expect(tom.getByRole('article').getByText('I hear two things.')).toBeVisible();
    await maria.reload(); // what she began to write is kept
    await expect(maria.getByText('I hear two things.')).toBeVisible();
    await expect(box).toHaveValue('But I did try that.');
    await tom.getByRole('button', { name: 'Next: Response' }).click();
    await expect(maria.locator('[aria-current=step]')).toContainText('Response');
    await maria.getByRole('button', { name: 'Post reply' }).click();
    await expect(maria.getByRole('article').getByText('But I did try that.')).toBeVisible();
    await tom.reload();
    await expect(tom.getByRole('article').getByText('But I did try that.')).toBeVisible();
    await maria.getByRole('button', { name: 'End it' }).click();
    await expect(maria.getByRole('button', { name: 'Not yet' })).toBeFocused();
    await maria.getByRole('button', { name: 'Yes, end it for everyone' }).click();
    await expect(maria.getByRole('region', { name: 'The clock' })).toBeFocused();
    await expect(tom.getByText(/^It has ended/)).toBeVisible();
    await expect(tom.getByRole('button', { name: 'Pause' })).toHaveCount(0);
    await maria.context().close();
    await tom.context().close();
  });
}

test('words that come too late go back to where they were written', async ({ browser }) => {
  const maria = await openAs(browser, 'Maria Delgado');
  const tom = await openAs(browser, 'Tom Okafor');
  const spaceId = await openSpace(maria, [tom]);
  const [{ id: presenterId }, { id: facilitatorId }] = [
    await asks<Id>(maria, 'GET', '/me'),
    await asks<Id>(tom, 'GET', '/me'),
  ];
  const { id } = await asks<Id>(maria, 'POST', `/spaces/${spaceId}/consultancies`, {
    ...{ title: 'Too late', body: 'x', presenterId, facilitatorId },
  });
  await maria.goto(`${address()}/topics/${id}`);
  const box = maria.getByRole('textbox', { name: /^Reply/ });
  await expect(box).toBeVisible();
  // Her page hears nothing of the discussion that begins.
  await maria.route('**/consultancy', (route) => route.abort());
  for (const step of ['present', 'clarifying-questions', 'probing-questions', 'discussion']) {
    await asks(tom, 'PUT', `/topics/${id}/consultancy/clock`, { step, state: 'running' });
  }
  await box.fill('One more thing');
  await maria.getByRole('button', { name: 'Post reply' }).click();
  await expect(maria.getByTestId('live-region')).toContainText('Your words stay here');
  await expect(box).toHaveValue('One more thing');
  await expect(maria.getByTestId('waiting-post')).toHaveCount(0);
  await maria.context().close();
  await tom.context().close();
});

test('the clock is handed to somebody else', async ({ browser }) => {
  const maria = await openAs(browser, 'Maria Delgado');
  const tom = await openAs(browser, 'Tom Okafor');
  const priya = await openAs(browser, 'Priya Raman');
  const spaceId = await openSpace(maria, [tom, priya]);
  const [{ id: presenterId }, { id: facilitatorId }] = [
    await asks<Id>(maria, 'GET', '/me'),
    await asks<Id>(tom, 'GET', '/me'),
  ];
  const { id } = await asks<Id>(maria, 'POST', `/spaces/${spaceId}/consultancies`, {
    ...{ title: 'Handed over', body: 'x', presenterId, facilitatorId },
  });
  await priya.goto(`${address()}/topics/${id}`);
  await expect(priya.getByText(/Keeps the time: Tom Okafor/)).toBeVisible();
  await tom.goto(`${address()}/topics/${id}`);
  await tom.getByRole('button', { name: 'Hand the clock over' }).click();
  await tom.getByRole('combobox', { name: 'Who keeps the time?' }).pressSequentially('Pri');
  await tom.getByRole('option', { name: /^Priya Raman/ }).click();
  await tom.getByRole('dialog').getByRole('button', { name: 'Hand the clock over' }).click();
  await expect(tom.getByRole('dialog')).toHaveCount(0);
  await expect(priya.getByRole('button', { name: 'Start the clock' })).toBeVisible();
  await expect(tom.getByRole('button', { name: 'Start the clock' })).toHaveCount(0);
  for (const page of [maria, tom, priya]) await page.context().close();
});

test('half a name starts nothing, and names that did not come are asked for again', async ({
  page,
}) => {
  const own = `/spaces/${learners.id}`;
  const sent: object[] = [];
  let works = true;
  await fakeApi(page, {
    [`GET ${own}/people`]: () => (works ? { body: { items: [priya, tomOkafor] } } : failing),
    [`POST ${own}/consultancies`]: (route) => {
      sent.push(route.request().postDataJSON());
      return failing;
    },
  });
  await page.goto(`${address()}${own}`);
  await page.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
  await page.getByLabel('What is it?').selectOption('consultancy');
  await page.getByLabel('Title').fill('Nobody reads my feedback');
  const body = page.getByRole('textbox', { name: 'New topic' });
  await body.fill('What would you try?');
  await page.getByRole('combobox', { name: 'Who keeps the time?' }).fill('Tom');
  await page.getByRole('option', { name: /^Tom Okafor/ }).click();

  works = false;
  const presents = page.getByRole('combobox', { name: 'Who presents?' });
  await presents.fill('Pri');
  await presents.press('Enter'); // nobody is found yet
  await expect(page.getByText('The list could not be loaded.')).toBeVisible();
  await expect(page.getByText('Nothing found.')).toHaveCount(0);
  await body.press('Control+Enter');
  await expect(presents).toBeFocused();
  await page.getByRole('button', { name: 'Post topic' }).click();
  await expect(presents).toBeFocused();
  await expect(presents).toHaveValue('Pri');
  works = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('option', { name: /^Priya Raman/ })).toBeVisible();
  await presents.press('Enter');
  await expect(presents).toHaveValue('Priya Raman');
  await presents.press('Enter');
  const roles = { presenterId: priya.id, facilitatorId: tomOkafor.id };
  await expect.poll(() => sent).toEqual([expect.objectContaining(roles)]);
});
