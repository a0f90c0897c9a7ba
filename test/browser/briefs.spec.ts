import { expect, type Page, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { brief, topic } from './mockup-network.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

const summary = (page: Page) => page.getByRole('region', { name: 'So far, in brief' });
const words = (page: Page) => page.getByRole('textbox', { name: 'So far, in brief' });

for (const width of [390, 1280]) {
  test(`two facilitators sum a topic up at once and put both together, at ${width}`, async ({
    browser,
  }) => {
    const viewport = { width, height: 844 };
    const maria = await openAs(browser, 'Maria Delgado', { viewport });
    const tom = await openAs(browser, 'Tom Okafor', { viewport });
    const { path, spaceId } = await startTopic(maria, `In brief at ${width}`);
    const { id } = await asks<{ id: string }>(tom, 'GET', '/me');
    await asks(tom, 'PUT', `/spaces/${spaceId}/membership`);
    await asks(maria, 'PUT', `/spaces/${spaceId}/members/${id}`, { role: 'facilitator' });
    await maria.goto(path);
    await tom.goto(path);

    await maria.getByRole('button', { name: 'Sum up so far' }).focus();
    await maria.keyboard.press('Enter');
    await expect(words(maria)).toBeFocused();
    await tom.getByRole('button', { name: 'Sum up so far' }).click();
    await words(tom).fill('Bus duty was traded.');
    await words(maria).fill('Fixed blocks hold.');
    await maria.keyboard.press('Control+Enter');
    await expect(summary(maria)).toContainText('Fixed blocks hold.');
    await expect(maria.getByRole('button', { name: 'Change the summary' })).toBeFocused();

    await tom.getByRole('button', { name: 'Save the summary' }).click();
    const theirs = tom.getByRole('region', { name: /^Someone else changed the summary/ });
    await expect(theirs).toBeFocused();
    await expect(theirs).toContainText('Fixed blocks hold.');
    await expect(words(tom)).toHaveValue('Bus duty was traded.');
    await theirs.getByRole('button', { name: 'Put both together' }).click();
    await expect(words(tom)).toHaveValue('Fixed blocks hold.\n\nBus duty was traded.');
    await tom.getByRole('button', { name: 'Save the summary' }).click();

    await expect(summary(maria)).toContainText('Bus duty was traded.');
    await expect(summary(maria)).toContainText('Written by Tom Okafor');
    await maria.context().close();
    await tom.context().close();
  });
}

test('a summary that was begun stays on this device, and still knows what it was begun from', async ({
  browser,
}) => {
  const maria = await openAs(browser, 'Maria Delgado');
  const { path, topicId } = await startTopic(maria, 'Begun and left');
  await maria.goto(path);
  await maria.getByRole('button', { name: 'Sum up so far' }).click();
  await words(maria).fill('Half a thought');
  await words(maria).blur();
  await expect(maria.getByText(/^Draft saved/)).toBeVisible();
  await asks(maria, 'PUT', `/topics/${topicId}/brief`, { body: 'From another device' });
  await maria.reload();
  await maria.getByRole('button', { name: 'Change the summary' }).click();
  await expect(words(maria)).toHaveValue('Half a thought');
  await maria.getByRole('button', { name: 'Save the summary' }).click();
  await expect(maria.getByRole('region', { name: /^Someone else changed/ })).toContainText(
    'From another device',
  );
  await maria.getByRole('button', { name: 'Keep mine' }).click();
  await maria.getByRole('button', { name: 'Save the summary' }).click();
  await expect(summary(maria)).toContainText('Half a thought');
  await maria.getByRole('button', { name: 'Change the summary' }).click();
  await maria.getByRole('button', { name: 'Take the summary away' }).click();
  await maria.getByRole('button', { name: 'Yes, take it away for everyone' }).click();
  await expect(maria.getByRole('button', { name: 'Sum up so far' })).toBeFocused();
  await maria.context().close();
});

test('a summary that cannot be loaded leaves the conversation there, and is asked for again', async ({
  page,
}) => {
  let broken = true;
  await fakeApi(page, {
    [`GET /topics/${topic.id}/brief`]: () =>
      broken
        ? { status: 500, body: { type: 'x/internal-error', title: '', status: 500 } }
        : { body: brief },
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  await expect(page.getByRole('article', { name: /^Priya Raman/ })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('This part could not be loaded.');
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(summary(page)).toContainText('Fixed 25-minute blocks');
});
