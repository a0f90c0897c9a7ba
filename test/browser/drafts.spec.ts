import { expect, type Page, test } from '@playwright/test';
import { findFaultsInEveryLook } from './faults.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

type Draft = { place: string; words: Record<string, string> };

const reply = (page: Page) => page.getByTestId('reply').getByRole('textbox');
const newTopic = (page: Page) => page.getByTestId('new-topic');
const elsewhere = (page: Page) => page.getByTestId('their-draft');

/** What the server has of a place, once it has those words. */
const carried = (page: Page, place: string, words: Record<string, string>) =>
  expect
    .poll(async () => (await asks<Draft>(page, 'GET', `/me/drafts/${place}`)).words)
    .toEqual(words);

async function write(page: Page, words: string) {
  await reply(page).fill(words);
  await reply(page).blur();
}

test('one person goes on writing on another device, and nothing is overwritten', async ({
  browser,
}) => {
  const phone = await openAs(browser, 'Maria Delgado', { viewport: { width: 390, height: 844 } });
  const desk = await openAs(browser, 'Maria Delgado', { viewport: { width: 1280, height: 844 } });
  const { path, topicId, spaceId } = await startTopic(phone, 'Begun on the phone');
  const place = `reply.${topicId}`;
  await phone.goto(path);
  await write(phone, 'Half a thought');
  await carried(phone, place, { text: 'Half a thought' });

  await desk.goto(path);
  await expect(reply(desk)).toHaveValue('Half a thought');
  await desk.context().setOffline(true);
  await write(desk, 'Half a thought, and the desk');
  await write(phone, 'Half a thought, and the phone');
  await carried(phone, place, { text: 'Half a thought, and the phone' });
  await desk.context().setOffline(false);
  await expect(elsewhere(desk)).toBeVisible();
  await expect(reply(desk)).toHaveValue('Half a thought, and the desk');
  await desk.getByRole('button', { name: 'Show it' }).click();
  await expect(elsewhere(desk)).toContainText('Half a thought, and the phone');
  expect(await findFaultsInEveryLook(desk)).toEqual([]);

  await desk.getByRole('button', { name: 'Keep this one' }).click();
  await expect(reply(desk)).toBeFocused();
  await expect(elsewhere(desk)).toHaveCount(0);
  await carried(desk, place, { text: 'Half a thought, and the desk' });
  await phone.reload();
  await expect(reply(phone)).toHaveValue('Half a thought, and the desk');
  await phone.getByRole('button', { name: 'Post reply' }).click();
  await expect(phone.getByRole('article', { name: /^Maria Delgado/ })).toHaveCount(2);
  await carried(phone, place, {});
  await desk.reload();
  await expect(desk.getByRole('article', { name: /^Maria Delgado/ })).toHaveCount(2);
  await expect(reply(desk)).toHaveValue('');

  const space = `${address()}/spaces/${spaceId}`;
  for (const page of [phone, desk]) {
    await page.goto(space);
    await page.getByRole('button', { name: 'New topic' }).click();
  }
  await expect(newTopic(desk).getByRole('textbox').last()).toBeVisible();
  await desk.context().setOffline(true);
  await newTopic(desk).getByLabel('Title').fill('From the desk');
  await newTopic(phone).getByLabel('Title').fill('From the phone');
  await newTopic(phone).getByRole('textbox').last().fill('With words');
  await newTopic(phone).getByRole('textbox').last().blur();
  await carried(phone, `topic.${spaceId}`, { title: 'From the phone', text: 'With words' });
  await desk.context().setOffline(false);
  await desk.getByRole('button', { name: 'Take it in place of this' }).click();
  await expect(newTopic(desk).getByLabel('Title')).toHaveValue('From the phone');
  await expect(newTopic(desk).getByRole('textbox').last()).toHaveValue('With words');
  await phone.context().close();
  await desk.context().close();
});

test('words written without a connection go when it is back, before signing out, and never without a name', async ({
  browser,
}) => {
  const tom = await openAs(browser, 'Tom Okafor');
  const { spaceId } = await startTopic(tom, 'Left unfinished');
  const circle = await asks<{ id: string }>(tom, 'POST', '/spaces', {
    ...{ name: 'For a test: a circle', purpose: 'To see what stays here', kind: 'circle' },
  });
  const sent: string[] = [];
  tom.on('request', (request) => {
    if (request.url().includes('/me/drafts/')) sent.push(request.url());
  });
  await tom.goto(`${address()}/spaces/${spaceId}`);
  await tom.getByRole('button', { name: 'New topic' }).click();
  await expect(newTopic(tom).getByRole('textbox').last()).toBeVisible();
  await tom.context().setOffline(true);
  await newTopic(tom).getByLabel('Title').fill('Without a connection');
  await newTopic(tom).getByRole('textbox').last().fill('On the bus');
  await newTopic(tom).getByRole('textbox').last().blur();
  await expect(newTopic(tom).getByText(/^Draft saved on this device/)).toBeVisible();
  await newTopic(tom).getByRole('button', { name: 'Finish later' }).click();
  await expect(newTopic(tom)).toHaveCount(0);
  await tom.context().setOffline(false);
  await carried(tom, `topic.${spaceId}`, {
    ...{ title: 'Without a connection', text: 'On the bus' },
  });

  await tom.goto(`${address()}/drafts`);
  const text = tom.getByRole('listitem').filter({ hasText: 'On the bus' });
  await text.getByRole('button', { name: 'Throw away' }).click();
  await text.getByRole('button', { name: 'Yes, throw it away' }).click();
  await expect(text).toHaveCount(0);
  await carried(tom, `topic.${spaceId}`, {});
  sent.length = 0;
  await tom.goto(`${address()}/spaces/${circle.id}`);
  await tom.getByRole('button', { name: 'New topic' }).click();
  await newTopic(tom).getByRole('textbox').last().fill('It may be asked without a name');
  await newTopic(tom).getByRole('textbox').last().blur();
  await expect(newTopic(tom).getByText(/^Draft saved on this device/)).toBeVisible();
  await tom.goto(`${address()}/settings`);
  await tom.getByRole('button', { name: 'Sign out' }).click();
  await expect(tom.getByRole('alert')).toContainText('1 draft is on this device alone');
  expect(sent).toEqual([]);
  await tom.getByRole('button', { name: 'Sign out' }).click();
  await tom.waitForURL(`${address()}/sign-in`);
  await tom.context().close();
});
