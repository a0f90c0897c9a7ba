import { expect, test } from '@playwright/test';
import { failing, fakeApi } from './fake-api.ts';
import { findFaults } from './faults.ts';
import { learners, topic } from './mockup-network.ts';
import { address, openAs, startTopic } from './real-network.ts';

for (const width of [390, 1280]) {
  test(`a conversation is tagged by keyboard and found by its tag, at ${width}`, async ({
    browser,
  }) => {
    const page = await openAs(browser, 'Maria Delgado', { viewport: { width, height: 844 } });
    const { path, spaceId } = await startTopic(page, `Tags at ${width}`);
    await page.goto(path);
    await page.getByRole('button', { name: 'More for this conversation' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Choose what it is about' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    for (const name of ['Math', 'Schedules', 'Equity', 'Grading', 'Science']) {
      await dialog.getByRole('checkbox', { name, exact: true }).focus();
      await page.keyboard.press('Space');
    }
    await expect(dialog.getByRole('checkbox', { name: 'Attendance' })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: 'Grading' }).uncheck();
    await expect(dialog.getByRole('checkbox', { name: 'Attendance' })).toBeEnabled();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByTestId('live-region')).toHaveText('The tags are saved.');
    await expect(page.getByRole('main')).toContainText('Schedules');

    await page.goto(`${address()}/spaces/${spaceId}`);
    const row = page.getByRole('main').getByRole('link', { name: new RegExp(`Tags at ${width}`) });
    await expect(row).toContainText('Math');
    await page.getByRole('combobox', { name: 'About', exact: true }).selectOption('Attendance');
    await expect(row).toHaveCount(0);
    await page.getByRole('combobox', { name: 'About', exact: true }).selectOption('Math');
    await expect(row).toBeVisible();
    await page.context().close();
  });
}

for (const [width, kind, path] of [
  [390, 'question', 'topics'],
  [1280, 'check-in', 'check-ins'],
] as const) {
  test(`a new ${kind} says from the beginning what it is about, by keyboard, at ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    let sent: unknown;
    await fakeApi(page, {
      [`POST /spaces/${learners.id}/${path}`]: (route) => {
        sent = route.request().postDataJSON().tags;
        return { status: 201, body: topic };
      },
    });
    const form = page.getByTestId('new-topic');
    const open = async () => {
      await page.goto(`${address()}/spaces/${learners.id}`);
      await page.getByRole('button', { name: 'New topic' }).locator('visible=true').click();
    };
    await open();
    await form.getByLabel('Title').fill('Two teachers, one room');
    await form.getByLabel('What is it?').selectOption(kind);
    await form.getByText('Choose what it is about').focus();
    await page.keyboard.press('Enter');
    for (const name of ['Math', 'Schedules', 'Equity', 'Grading', 'Science']) {
      await form.getByRole('checkbox', { name, exact: true }).focus();
      await page.keyboard.press('Space');
    }
    await expect(form.getByRole('checkbox', { name: 'Attendance' })).toBeDisabled();
    for (const name of ['Equity', 'Grading', 'Science']) {
      await form.getByRole('checkbox', { name, exact: true }).uncheck();
    }
    await expect(form.getByText('About: Math, Schedules')).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await open(); // what is being written is kept, its tags too
    await expect(form.getByText('About: Math, Schedules')).toBeVisible();
    await form.getByRole('textbox', { name: 'New topic' }).fill('How do you share the board?');
    await form.getByRole('button', { name: 'Post topic' }).click();
    await expect.poll(() => sent).toEqual(['math', 'schedules']);
  });
}

test('a search is narrowed to what is about one thing, and the address says so', async ({
  page,
}) => {
  const asked: string[] = [];
  await fakeApi(page, {
    'GET /search': (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('tag') ?? '');
      return { body: { items: [], next: null, forgiven: false } };
    },
  });
  await page.goto(`${address()}/search?q=blocks&tag=co-teaching`);
  await expect(page.getByRole('combobox', { name: 'What it is about' })).toHaveValue('co-teaching');
  await page.getByRole('combobox', { name: 'What it is about' }).selectOption('Math');
  await expect(page).toHaveURL(/tag=math/);
  await expect.poll(() => asked.at(-1)).toBe('math');
  expect(asked[0]).toBe('co-teaching');
});

test('tags that could not be kept say so, and stay chosen', async ({ page }) => {
  await fakeApi(page, {
    [`GET /topics/${topic.id}`]: { body: { ...topic, mine: { ...topic.mine, mayEdit: true } } },
    [`PATCH /topics/${topic.id}`]: failing,
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  await expect(page.getByRole('main')).toContainText('Multilingual learners');
  await page.getByRole('button', { name: 'More for this conversation' }).click();
  await page.getByRole('menuitem', { name: 'Choose what it is about' }).click();
  await page.getByRole('checkbox', { name: 'Math' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('That did not work.');
  await expect(page.getByRole('checkbox', { name: 'Math' })).toBeChecked();
});
