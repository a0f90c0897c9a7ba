import { type ElementHandle, expect, type Page, test } from '@playwright/test';
import { type Answers, fakeApi, nobody, usual } from './fake-api.ts';
import { findFaults } from './faults.ts';
import { learners, priya, topic } from './mockup-network.ts';
import { address } from './real-network.ts';

/** The floors of the screens that people see most. That none scrolls sideways stands in screens.spec.ts, for all of them. */
const screens: { name: string; path: string; prepare?(page: Page): Promise<void> }[] = [
  { name: 'home', path: '/' },
  { name: 'a space', path: `/spaces/${learners.id}` },
  {
    name: 'a thread',
    path: `/topics/${topic.id}`,
    async prepare(page) {
      await page.getByLabel('Reply to Jo and the group').pressSequentially('@Pri');
      await expect(page.getByRole('option', { name: /Priya Raman/ })).toBeVisible();
    },
  },
  { name: 'reported posts', path: '/moderation' },
  { name: 'a profile', path: `/people/${priya.id}` },
  { name: 'my profile', path: '/profile' },
  { name: 'settings', path: '/settings' },
  { name: 'sign-in', path: '/sign-in' },
];
const widths = [390, 1280];

const answersFor = (path: string): Answers =>
  path === '/sign-in' ? { ...usual, 'GET /me': nobody } : usual;

/** Answers that come late and one after the other, as over a weak connection. */
const lately = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([key, answer], at) => {
      const after = key === 'GET /me' ? 150 : 400 + (at % 4) * 150; // later than the grey blocks
      return [key, typeof answer === 'function' ? answer : { ...answer, after }];
    }),
  );

async function open(page: Page, path: string, answers = answersFor(path)) {
  await fakeApi(page, answers);
  await page.goto(`${address()}${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

for (const { name, path, prepare } of screens) {
  for (const width of widths) {
    test(`${name} holds still while it loads, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      const shifts = await watchShifts(page);
      await page.route('**/*.woff2', async (route) => {
        const isLast = route.request().url().includes('bitter'); // found only when something is shown in it
        await new Promise((resume) => setTimeout(resume, isLast ? 1_200 : 300));
        await route.continue();
      });
      await open(page, path, lately(answersFor(path)));
      await page.evaluate(() => document.fonts.load('650 1em Bitter'));
      await page.waitForTimeout(200); // for the frame in which it is exchanged
      const found = await shifts();
      const sum = found.reduce((all, { value }) => all + value, 0);
      expect(sum, JSON.stringify(found, null, 1)).toBeLessThan(0.02);
    });
  }

  test(`${name} can be used in forced colours`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(page, path);
    await prepare?.(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      expect(await findFaults(page)).toEqual([]);
      for (const mark of ['[aria-current=page]', '[aria-pressed=true]', '[aria-selected=true]']) {
        for (const element of await page.locator(`${mark}:visible`).elementHandles()) {
          expect(await looksTheSameWithout(element, mark), await element.innerHTML()).toBe(false);
        }
      }
      expect(await withoutFocusMark(page)).toEqual([]);
    }
  });
}

type Shift = { value: number; what: string[] };

/** What moved by itself, with what it was, from the beginning of the page on. */
async function watchShifts(page: Page): Promise<() => Promise<Shift[]>> {
  await page.addInitScript(() => {
    type Source = { node: Node | null; previousRect: DOMRect; currentRect: DOMRect };
    type Entry = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: Source[] };
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    const describe = ({ node, previousRect, currentRect }: Source) =>
      `${node?.textContent?.slice(0, 60)}: y ${previousRect.y} to ${currentRect.y}`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Entry[]) {
        if (entry.hadRecentInput) continue;
        shifts.push({ value: entry.value, what: entry.sources.map(describe) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
}

/** What the Tab key reaches and does not show it. */
const withoutFocusMark = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const tabbable = 'a[href], button:enabled, input, select, textarea, [tabindex="0"]';
    return [...document.querySelectorAll<HTMLElement>(tabbable)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const before = outlineStyle + outlineWidth;
        element.focus();
        const focused = getComputedStyle(element);
        const width = Number.parseFloat(focused.outlineWidth);
        const after = focused.outlineStyle + focused.outlineWidth;
        return focused.outlineStyle === 'none' || width < 2 || after === before;
      })
      .map(({ outerHTML }) => outerHTML);
  });

/** Whether a state is told to nobody but a screen reader: takes its attribute away and looks again. */
async function looksTheSameWithout(element: ElementHandle, mark: string): Promise<boolean> {
  const [, name = '', value = ''] = /\[([\w-]+)=(\w+)\]/.exec(mark) ?? [];
  const before = await look(element);
  await element.evaluate((node, attribute) => (node as Element).removeAttribute(attribute), name);
  const after = await look(element);
  const given = { name, value };
  await element.evaluate((node, was) => (node as Element).setAttribute(was.name, was.value), given);
  return before.equals(after);
}

/** With a little of what is around it, where a mark may stand. */
async function look(element: ElementHandle): Promise<Buffer> {
  await element.scrollIntoViewIfNeeded();
  const page = (await element.ownerFrame())?.page();
  const box = await element.boundingBox();
  if (!page || !box) throw new Error('It is not on the page');
  const [x, y] = [Math.max(0, box.x - 8), Math.max(0, box.y - 8)];
  return page.screenshot({ clip: { x, y, width: box.width + 16, height: box.height + 16 } });
}

test.describe('motion', () => {
  /** Every animation and transition that began, in milliseconds. */
  async function motions(page: Page, reducedMotion: 'reduce' | 'no-preference') {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      const begun: number[] = [];
      Object.assign(window, { begun });
      for (const type of ['animationstart', 'transitionrun'] as const) {
        document.addEventListener(type, ({ target }) => {
          for (const motion of (target as Element).getAnimations()) {
            begun.push(Number(motion.effect?.getComputedTiming().duration));
          }
        });
      }
    });
    const all: number[] = [];
    for (const { path } of screens.slice(0, 3)) {
      await open(page, path, lately(answersFor(path)));
      const menu = page.locator('[aria-haspopup=menu]:visible').first();
      if ((await menu.count()) > 0) await menu.click();
      const links = page.getByRole('link').or(page.getByRole('button'));
      await links.last().hover();
      all.push(...(await page.evaluate(() => (window as unknown as { begun: number[] }).begun)));
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
    return all;
  }

  test('is a short fade of what appears, and nothing else', async ({ page }) => {
    const all = await motions(page, 'no-preference');
    expect(all.length).toBeGreaterThan(3); // else there is nothing to take away
    expect(all.filter((duration) => duration > 120)).toEqual([]);
  });

  test('is gone for people who asked for less of it', async ({ page }) => {
    expect(await motions(page, 'reduce')).toEqual([]);
  });
});
