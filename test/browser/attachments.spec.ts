import { expect, type Page, test } from '@playwright/test';
import { pdf, photo, png } from '../attachments/make-files.ts';
import { findFaults } from './faults.ts';
import { holdComposerBack } from './late-composer.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

type Shown = { items: { body: string; attachments: { name: string; alt: string }[] }[] };

const attachedIn = async (page: Page, topicId: string) => {
  const { items } = await asks<Shown>(page, 'GET', `/topics/${topicId}/posts`);
  return items.slice(1).map(({ attachments }) => attachments.map(({ name, alt }) => [name, alt]));
};
async function expectPosts(page: Page, topicId: string, count: number) {
  const ask = () => asks<Shown>(page, 'GET', `/topics/${topicId}/posts`);
  await expect.poll(async () => (await ask()).items.length).toBeGreaterThanOrEqual(count);
  return ask();
}
const choose = (page: Page, files: { name: string; buffer: Buffer }[]) =>
  page
    .getByTestId('choose-files')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));
const chosen = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Files that go with it' })
    .getByRole('listitem')
    .filter({ hasText: name });

/** What a browser hands over when files are pasted or dropped. */
const hand = (page: Page, type: 'paste' | 'drop', name: string) =>
  page.getByLabel('Reply to the group').evaluate(
    (box, [kind, fileName]) => {
      const data = new DataTransfer();
      data.items.add(new File(['Words in a file'], fileName, { type: 'text/plain' }));
      const how = { bubbles: true, cancelable: true };
      box.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...how, clipboardData: data })
          : new DragEvent('drop', { ...how, dataTransfer: data }),
      );
    },
    [type, name] as const,
  );

for (const width of [390, 1280]) {
  test(`files are attached, kept over a reload, and shown in their place, at ${width} px`, async ({
    browser,
  }) => {
    const page = await openAs(browser, 'Maria Delgado', { viewport: { width, height: 844 } });
    const { path, topicId } = await startTopic(page, `Files at ${width}`);
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Attach files' })).toBeVisible();
    await choose(page, [
      { name: 'board.jpg', buffer: await photo(1200, 800) },
      { name: 'plan.pdf', buffer: pdf() },
      { name: 'drawing.svg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    ]);
    await expect(chosen(page, 'drawing.svg').getByRole('alert')).toContainText(
      'SVG can run programs',
    );
    await expect(chosen(page, 'board.webp')).toContainText('ready');
    await expect(chosen(page, 'plan.pdf')).toContainText('ready');
    await page.getByLabel('What the picture shows').fill('A board full of notes');
    expect(await findFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Take out drawing.svg' }).click();
    await expect(page.getByLabel('Reply to the group')).toBeFocused();
    await page.getByLabel('Reply to the group').fill('Two files for Monday');
    await page.getByLabel('Reply to the group').blur();
    await page.reload();
    await expect(chosen(page, 'board.webp')).toBeVisible();
    await expect(page.getByLabel('What the picture shows')).toHaveValue('A board full of notes');

    // Without the picture itself its place is there, as large as it will be.
    await page.route('**/api/attachments/*/preview', (route) => route.abort());
    await page.getByRole('button', { name: 'Post reply' }).click();
    const post = page.getByRole('article').filter({ hasText: 'Two files for Monday' });
    const picture = post.getByRole('img', { name: 'A board full of notes' });
    await expect(picture).toHaveAttribute('width', '320'); // it stood on its side, and was put upright
    await expect(picture).toHaveAttribute('height', '480');
    await expect(picture).toHaveAttribute('loading', 'lazy');
    await expect
      .poll(() => attachedIn(page, topicId))
      .toEqual([
        [
          ['board.webp', 'A board full of notes'],
          ['plan.pdf', ''],
        ],
      ]);
    const place = await picture.boundingBox();
    await page.unroute('**/api/attachments/*/preview');
    await page.reload();
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalHeight))
      .toBe(480);
    const { width: wide, height: high } = (await picture.boundingBox()) ?? {};
    expect([wide, high]).toEqual([place?.width, place?.height]);

    const download = page.waitForEvent('download');
    await post.getByRole('link', { name: /plan\.pdf/ }).click();
    expect((await download).suggestedFilename()).toBe('plan.pdf');
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    ).toBe(true);
    expect(await findFaults(page)).toEqual([]);
    await page.context().close();
  });
}

test('files come by paste and by drop', async ({ browser }) => {
  const page = await openAs(browser, 'Maria Delgado');
  const { path, topicId } = await startTopic(page, 'Handed over');
  const arrive = await holdComposerBack(page);
  await page.goto(path);
  await hand(page, 'paste', 'pasted.txt'); // as soon as there is a box to write in
  arrive();
  await expect(chosen(page, 'pasted.txt')).toContainText('ready');
  await hand(page, 'drop', 'dropped.txt');
  await expect(chosen(page, 'dropped.txt')).toContainText('ready');
  await page.getByLabel('Reply to the group').fill('Both');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect
    .poll(() => attachedIn(page, topicId))
    .toEqual([
      [
        ['pasted.txt', ''],
        ['dropped.txt', ''],
      ],
    ]);
  await expect(page.getByRole('list', { name: 'Files that go with it' })).toHaveCount(0);
  await page.context().close();
});

test('a post waits for its files, and a file can be called off', async ({ browser }) => {
  const page = await openAs(browser, 'Maria Delgado');
  const { path, topicId } = await startTopic(page, 'On the way');
  await page.goto(path);
  await page.route('**/api/attachments?*', () => undefined); // never answered
  await choose(page, [{ name: 'slow.png', buffer: await png() }]);
  await expect(chosen(page, 'slow.png').getByRole('progressbar')).toBeVisible();
  await page.getByLabel('Reply to the group').fill('With it');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page.getByText('Post when they are there.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop sending slow.png' }).click();
  await expect(chosen(page, 'slow.png')).toHaveCount(0);
  await page.getByLabel('Reply to the group').fill('Without it, then');
  await page.getByRole('button', { name: 'Post reply' }).click();
  const { items } = await expectPosts(page, topicId, 2);
  expect(items.map(({ body }) => body)).toEqual(['What have you tried?', 'Without it, then']);
  await page.context().close();
});

test('a post is held back while a file has not arrived, until it is tried again', async ({
  browser,
}) => {
  const page = await openAs(browser, 'Maria Delgado');
  const { path, topicId } = await startTopic(page, 'Stopped on the way');
  await page.goto(path);
  await page.route('**/api/attachments?*', (route) => route.fulfill({ status: 503, json: {} }));
  await choose(page, [{ name: 'plan.pdf', buffer: pdf() }]);
  await expect(chosen(page, 'plan.pdf').getByRole('alert')).toBeVisible();
  await page.getByLabel('Reply to the group').fill('With the plan');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page.getByText('A file has not arrived.').first()).toBeVisible();
  await expect(page.getByLabel('Reply to the group')).toHaveValue('With the plan');
  await page.unroute('**/api/attachments?*');
  await page.getByRole('button', { name: 'Try plan.pdf again' }).click();
  await expect(chosen(page, 'plan.pdf')).toContainText('ready');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect.poll(() => attachedIn(page, topicId)).toEqual([[['plan.pdf', '']]]);
  await page.context().close();
});

test('a file that is chosen is there at once, before the server has said how large it may be', async ({
  browser,
}) => {
  const page = await openAs(browser, 'Maria Delgado');
  const { path } = await startTopic(page, 'Slow to answer');
  await page.goto(path);
  await page.route('**/api/me/attachments', () => undefined); // never answered
  await choose(page, [{ name: 'plan.pdf', buffer: pdf() }]);
  await expect(chosen(page, 'plan.pdf')).toBeVisible();
  await page.getByLabel('Reply to the group').fill('With the plan');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page.getByText('Post when they are there.').first()).toBeVisible();
  await expect(page.getByLabel('Reply to the group')).toHaveValue('With the plan');
  await page.context().close();
});

test('without a connection a file says so, and is sent when there is one', async ({ browser }) => {
  const page = await openAs(browser, 'Maria Delgado');
  const { path } = await startTopic(page, 'In the cellar');
  await page.goto(path);
  await expect(page.getByRole('button', { name: 'Attach files' })).toBeVisible();
  await page.context().setOffline(true);
  await choose(page, [{ name: 'plan.pdf', buffer: pdf() }]);
  await expect(chosen(page, 'plan.pdf').getByRole('alert')).toContainText('need a connection');
  await page.context().setOffline(false);
  await expect(chosen(page, 'plan.pdf')).toContainText('ready');
  await page.context().close();
});

test('a reply with files waits in the tray without a connection, and arrives with them', async ({
  browser,
}) => {
  const page = await openAs(browser, 'Maria Delgado');
  const { path, topicId } = await startTopic(page, 'From the tray');
  await page.goto(path);
  await choose(page, [{ name: 'plan.pdf', buffer: pdf() }]);
  await expect(chosen(page, 'plan.pdf')).toContainText('ready');
  await page.context().setOffline(true);
  await page.getByLabel('Reply to the group').fill('Later');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page.getByTestId('waiting-post')).toContainText('With 1 file');
  await page.context().setOffline(false);
  await expect(page.getByTestId('waiting-post')).toHaveCount(0);
  await expect.poll(() => attachedIn(page, topicId)).toEqual([[['plan.pdf', '']]]);
  await page.context().close();
});

test('a topic begins with files', async ({ browser }) => {
  const page = await openAs(browser, 'Maria Delgado');
  const { spaceId } = await startTopic(page, 'Before the files');
  await page.goto(`${address()}/spaces/${spaceId}`);
  await page.getByRole('button', { name: 'New topic' }).click();
  await choose(page, [{ name: 'plan.pdf', buffer: pdf() }]);
  await expect(chosen(page, 'plan.pdf')).toContainText('ready');
  await page.getByLabel('Title').fill('What we do on Monday');
  await page.getByLabel('New topic').fill('The plan is attached');
  await page.getByRole('button', { name: 'Post topic' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What we do on Monday');
  await expect(page.getByRole('link', { name: /plan\.pdf/ })).toBeVisible();
  await page.context().close();
});
