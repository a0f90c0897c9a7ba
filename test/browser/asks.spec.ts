import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { attachOrStart } from '../../bin/embedded-postgres.mjs';
import { failing, fakeApi } from './fake-api.ts';
import { findFaultsInEveryLook } from './faults.ts';
import { devon, me, priya, tom, topic } from './mockup-network.ts';
import { address, asks, openAs, startTopic } from './real-network.ts';

/** Lets a question be two days old, and the time of the job that looks for such come round. */
async function letTwoDaysPass(topicId: string) {
  const database = await attachOrStart({
    folder: join(String(process.env.HALLWAY_FOLDER), 'postgres'),
  });
  const client = new pg.Client(database.url);
  await client.connect();
  const earlier = "created_at = created_at - interval '49 hours'";
  await client.query(`update topics set ${earlier} where id = $1`, [topicId]);
  // Of the other tests here: nobody has been asked for anything.
  const ours = "select id from topics where title like 'Who knows subject%'";
  await client.query(`delete from asks where topic_id in (${ours})`);
  await client.query(`delete from calls where topic_id in (${ours})`);
  await client.query(`delete from owed_jobs where job = 'asks.ask-people'`);
  await client.query(`delete from job_periods where job = 'asks.ask-people'`);
  await client.end();
  await database.stop();
}

/** Someone asks what nobody answers, and one colleague offers just that, which nobody has heard of before. */
async function openQuestion(browser: Browser) {
  const subject = `subject${Date.now()}`;
  const [maria, tomas] = [
    await openAs(browser, 'Maria Delgado'),
    await openAs(browser, 'Tom Okafor'),
  ];
  await asks(tomas, 'PATCH', '/me', { offers: [`Help with ${subject}`] });
  const { spaceId } = await startTopic(maria, `About ${subject}`);
  const wish = { title: `Who knows ${subject}?`, body: 'I am at a loss.', kind: 'question' };
  const { id } = await asks<{ id: string }>(maria, 'POST', `/spaces/${spaceId}/topics`, wish);
  await letTwoDaysPass(id);
  return { maria, tomas, path: `${address()}/topics/${id}`, spaceId, subject };
}

const needOf = (page: Page, subject: string) =>
  page.getByRole('article').filter({ hasText: `Who knows ${subject}?` });

for (const width of [390, 1280]) {
  test(`a question that nobody answers finds someone who can, at ${width} px`, async ({
    browser,
  }) => {
    const { maria, tomas, path, spaceId, subject } = await openQuestion(browser);
    for (const page of [maria, tomas]) await page.setViewportSize({ width, height: 844 });
    await tomas.goto(`${address()}/`);
    await expect(needOf(tomas, subject)).toContainText('Maria Delgado may need what you offer');
    await expect(needOf(tomas, subject)).toContainText('5 min');
    await maria.goto(path);
    await expect(maria.getByText('We asked Tom Okafor.')).toBeVisible();

    await needOf(tomas, subject).getByRole('link').click();
    await expect(tomas.getByRole('heading', { name: 'Can you help?' })).toBeVisible();
    await expect(tomas.getByRole('link', { name: 'Join the space to answer' })).toBeVisible();
    await asks(tomas, 'PUT', `/spaces/${spaceId}/membership`);
    await tomas.reload();
    await expect(tomas.getByRole('article')).toHaveCount(1);
    await tomas.getByRole('button', { name: 'Write an answer' }).click();
    await expect(tomas.getByRole('textbox', { name: /^Reply to/ })).toBeFocused();
    await tomas.keyboard.type('Begin with the rhythm.');
    await tomas.getByRole('button', { name: 'Post reply' }).click();
    await expect(
      tomas.getByRole('article').filter({ hasText: 'Begin with the rhythm.' }),
    ).toBeVisible();
    await expect(tomas.getByRole('heading', { name: 'Can you help?' })).toHaveCount(0);
    await expect(maria.getByText('We asked Tom Okafor.')).toHaveCount(0);
    for (const page of [maria, tomas]) await page.context().close();
  });
}

test('a question is passed on by keyboard, and who asked sees nothing of it', async ({
  browser,
}) => {
  const { maria, tomas, path, subject } = await openQuestion(browser);
  await tomas.goto(`${address()}/`);
  await expect(needOf(tomas, subject)).toBeVisible();
  await tomas.goto(path);
  await tomas.getByRole('button', { name: 'Pass' }).focus();
  await tomas.keyboard.press('Enter');
  await expect(tomas.getByText('You passed. Nobody was told.')).toBeFocused();
  await tomas.goto(`${address()}/`);
  await expect(tomas.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(needOf(tomas, subject)).toHaveCount(0);
  await maria.goto(path);
  await expect(maria.getByText('We asked Tom Okafor.')).toBeVisible();
  for (const page of [maria, tomas]) await page.context().close();
});

const key = `GET /topics/${topic.id}/help`;
const shown = {
  'who was asked': { asked: [priya, devon, tom], mine: 'none' },
  'who can help': { asked: [], mine: 'open' },
};
const words = {
  'who was asked': { en: 'We asked Priya Raman and two others.', es: 'y a otras dos personas.' },
  'who can help': { en: 'Can you help?', es: '¿Puedes ayudar?' },
};
for (const who of ['who was asked', 'who can help'] as const) {
  for (const language of ['en', 'es'] as const) {
    test(`${who} is shown in ${language}, wide and narrow, light and dark`, async ({ page }) => {
      await fakeApi(page, {
        'GET /me': { body: { ...me, language } },
        [key]: { body: shown[who] },
      });
      await page.goto(`${address()}/topics/${topic.id}`);
      await expect(page.getByText(words[who][language])).toBeVisible();
      expect(await findFaultsInEveryLook(page)).toEqual([]);
    });
  }
}

test('what could not be passed on says so, and a thread stands without what we cannot tell', async ({
  page,
}) => {
  await fakeApi(page, {
    [key]: { body: shown['who can help'] },
    [`PUT /topics/${topic.id}/help/pass`]: failing,
  });
  await page.goto(`${address()}/topics/${topic.id}`);
  await page.getByRole('button', { name: 'Pass' }).click();
  await expect(page.getByRole('alert')).toContainText('That did not work.');
  await fakeApi(page, { [key]: failing });
  await page.reload();
  await expect(page.getByLabel('Reply to Jo and the group')).toBeVisible();
});
