import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Answers, fakeApi } from './fake-api.ts';
import { circle, learners, led, post, posts, priya, topic, topics } from './mockup-network.ts';
import { address } from './real-network.ts';

const kept = { ...topic, mine: { ...topic.mine, mayFacilitate: true } };
const other = { ...kept, id: topics[1]?.id ?? '', title: 'Sentence frames', kind: 'discussion' };
const removable = posts.items.map((one) => ({ ...one, mine: { ...one.mine, mayRemove: true } }));
const answers: Answers = {
  [`GET /topics/${topic.id}`]: { body: kept },
  [`GET /topics/${topic.id}/posts`]: { body: { ...posts, items: removable } },
  [`PUT /topics/${topic.id}/level`]: { body: kept },
  'GET /spaces': { body: { items: [learners, led], next: null } },
  [`PUT /topics/${topic.id}/space`]: { body: { ...kept, spaceId: led.id } },
  [`POST /topics/${topic.id}/splits`]: { status: 201, body: other },
  [`PUT /topics/${topic.id}/merged-into`]: { body: other },
  [`GET /topics/${other.id}`]: { body: other },
  [`GET /topics/${other.id}/posts`]: {
    body: { ...posts, items: [post(9, priya, '2026-11-17T15:00:00Z', '<p>Said.</p>')] },
  },
  [`GET /topics/${other.id}/brief`]: {
    body: {
      topicId: other.id,
      body: '',
      html: '',
      writtenBy: null,
      writtenAt: null,
      version: 0,
      mine: { mayWrite: false },
    },
  },
  [`GET /topics/${other.id}/help`]: { body: { asked: [], mine: 'none' } },
  [`POST /posts/${posts.items[1]?.id}/reports`]: { status: 201, body: {} },
  [`DELETE /posts/${posts.items[1]?.id}`]: { status: 204 },
  [`GET /spaces/${circle.id}`]: {
    body: { ...circle, mine: { ...circle.mine, mayFacilitate: true } },
  },
};

const ofTopic = (page: Page) => page.getByRole('button', { name: 'More for this conversation' });
const ofPost = (page: Page) =>
  page.getByRole('button', { name: 'More for the post by Priya Raman' });
const ofCircle = (page: Page) => page.getByRole('button', { name: `More for ${circle.name}` });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const tombstone = (page: Page) => page.getByRole('article', { name: 'A removed post' });
const press = (name: string) => async (dialog: Locator) => {
  await dialog.getByRole('button', { name }).press('Enter');
};
const leave = (dialog: Locator) => dialog.press('Escape');
const pick = (name: RegExp, send: string) => async (dialog: Locator) => {
  await dialog.getByRole('radio', { name }).press('Space');
  await press(send)(dialog);
};
const place = `/topics/${topic.id}`;
const inCircle = `/spaces/${circle.id}`;

type Way = [
  what: string,
  at: string,
  opener: (page: Page) => Locator,
  item: string,
  close: (dialog: Locator) => Promise<void>,
  then: (page: Page) => Locator,
];
const ways: Way[] = [
  ['a level is chosen', place, ofTopic, 'Notifications', pick(/Watching/, 'Save'), ofTopic],
  ['no level is chosen', place, ofTopic, 'Notifications', leave, ofTopic],
  [
    'a topic moves',
    place,
    ofTopic,
    'Move to another space',
    pick(/Writing conferences/, 'Move it there'),
    ofTopic,
  ],
  ['a topic stays', place, ofTopic, 'Move to another space', press('Back'), ofTopic],
  ['posts are taken out', place, ofTopic, 'Take posts into a new conversation', takePosts, heading],
  [
    'no posts are taken out',
    place,
    ofTopic,
    'Take posts into a new conversation',
    press('Back'),
    ofTopic,
  ],
  [
    'topics are put together',
    place,
    ofTopic,
    'Put into another conversation',
    pick(/sentence-frame/, 'Put them together'),
    heading,
  ],
  ['topics stay apart', place, ofTopic, 'Put into another conversation', leave, ofTopic],
  ['a post is reported', place, ofPost, 'Report this post', report, ofPost],
  ['a post is not reported', place, ofPost, 'Report this post', press('Close'), ofPost],
  ['a post is removed', place, ofPost, 'Remove this post', press('Remove this post'), tombstone],
  ['a post is kept', place, ofPost, 'Remove this post', press('Keep it'), ofPost],
  ['a charter was read', inCircle, ofCircle, 'Read the charter', press('Close'), ofCircle],
  ['a charter was almost changed', inCircle, ofCircle, 'Read the charter', change, ofCircle],
];

async function takePosts(dialog: Locator) {
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Sentence frames');
  await dialog.getByRole('checkbox').first().press('Space');
  await press('Begin the new conversation')(dialog);
}
/** What takes the place of the form has the focus inside as well. */
async function report(dialog: Locator) {
  await pick(/hurts/, 'Send report')(dialog);
  await expect(dialog.getByRole('status')).toContainText('on its way');
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await press('Close')(dialog.locator('form, .stack').last());
}
async function change(dialog: Locator) {
  await press('Make a new charter')(dialog);
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await press('Back')(dialog);
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await leave(dialog);
}

for (const [what, at, opener, item, close, then] of ways) {
  test(`the keyboard goes on where it should after ${what}`, async ({ page }) => {
    await fakeApi(page, answers);
    await page.goto(address() + at);
    await opener(page).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await close(dialog);
    await expect(dialog).toHaveCount(0);
    await expect(then(page)).toBeFocused();
  });
}
