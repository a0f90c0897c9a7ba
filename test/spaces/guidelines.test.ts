import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { seedSpace } from '../../src/spaces/index.ts';
import { spaces } from '../../src/spaces/tables.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';
import { ok, problemOf, startSpace } from './talk.ts';

type Shown = { id: string; guidelinesHtml: string };

describe('the guidelines of a space', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const keep = (spaceId: string, kept: Partial<typeof spaces.$inferInsert>) =>
    world.deps.db.update(spaces).set(kept).where(eq(spaces.id, spaceId));

  async function seenBy(person: TestPerson, spaceId: string): Promise<string[]> {
    const one = await ok<Shown>(person.get(`/spaces/${spaceId}`));
    const list = await ok<{ items: Shown[] }>(person.get('/spaces?membership=mine'));
    return [one, list.items.find(({ id }) => id === spaceId)].map(
      (shown) => shown?.guidelinesHtml ?? 'not there',
    );
  }

  it('are rendered when they are written, and not for each reader', async () => {
    const rosa = await world.person();
    const { id } = await startSpace(rosa, { guidelines: 'Be *kind*' });
    const started = await seenBy(rosa, id);
    await ok(rosa.patch(`/spaces/${id}`, { guidelines: 'Be **brave**' }));
    const changed = await seenBy(rosa, id);
    await ok(rosa.patch(`/spaces/${id}`, { name: 'Another name' }));
    await keep(id, { guidelinesHtml: '<p>As kept</p>' });
    const kept = await seenBy(rosa, id);

    expect(started).toEqual(Array(2).fill('<p>Be <em>kind</em></p>\n'));
    expect(changed).toEqual(Array(2).fill('<p>Be <strong>brave</strong></p>\n'));
    expect(kept).toEqual(Array(2).fill('<p>As kept</p>'));
  });

  it('are kept rendered in a demonstration as well', async () => {
    const rosa = await world.person();
    const about = { name: 'Seeded', purpose: 'To be seen', guidelines: '# Listen' };
    const members = [{ personId: rosa.id }];
    const seed = { ...about, startedAt: world.clock.now, members, topics: [] };
    const { spaceId } = await seedSpace(world.deps.db, seed);
    const [row] = await world.deps.db.select().from(spaces).where(eq(spaces.id, spaceId));
    expect(row?.guidelinesHtml).toBe('<h3>Listen</h3>\n');
  });

  it('are rendered again where no renderer or an older one made them', async () => {
    const rosa = await world.person();
    const { id } = await startSpace(rosa, { guidelines: 'Be *kind*' });
    await keep(id, { guidelinesHtml: '<p>Old</p>', guidelinesHtmlVersion: 0 });
    expect(await seenBy(rosa, id)).toEqual(Array(2).fill('<p>Be <em>kind</em></p>\n'));
  });

  it('are refused when they are more marks than words, before anyone has to read them', async () => {
    const rosa = await world.person();
    const { id } = await startSpace(rosa);
    const guidelines = '*'.repeat(13_000);
    const wish = { name: 'Marks', purpose: 'None', guidelines };
    expect(await problemOf(rosa.post('/spaces', wish))).toBe('422 too-tangled');
    expect(await problemOf(rosa.patch(`/spaces/${id}`, { guidelines }))).toBe('422 too-tangled');
  });
});
