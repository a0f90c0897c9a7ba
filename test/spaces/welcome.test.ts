import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { spaces } from '../../src/spaces/tables.ts';
import { openWorld, type World } from '../support/world.ts';
import { ok, openRoom, problemOf } from './talk.ts';

describe('the welcome note', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is for members, until they have read it', async () => {
    const { rosa, ana, tom, spaceId } = await openRoom(world, { welcome: '# Glad you are here' });
    const html = '<h3>Glad you are here</h3>\n';
    const mine = { welcome: '# Glad you are here', welcomeHtml: html };
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({
      mine: { ...mine, welcomed: false },
    });
    expect(await ok(rosa.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { welcomed: true } });
    expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({
      mine: { welcome: '', welcomeHtml: '', welcomed: false },
    });
    for (const _ of [1, 2]) await ok(ana.put(`/spaces/${spaceId}/membership/welcome`));
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({
      mine: { ...mine, welcomed: true },
    });
  });

  it('is shown anew to who left and came back', async () => {
    const { tom, spaceId } = await openRoom(world, { welcome: 'Hello' });
    for (const _ of [1, 2]) {
      await ok(tom.put(`/spaces/${spaceId}/membership`));
      expect(await ok(tom.get(`/spaces/${spaceId}`))).toMatchObject({ mine: { welcomed: false } });
      await ok(tom.put(`/spaces/${spaceId}/membership/welcome`));
      await ok(tom.delete(`/spaces/${spaceId}/membership`));
    }
  });

  it('is read by those who are in', async () => {
    const { tom, spaceId } = await openRoom(world, { joinPolicy: 'request' });
    const path = `/spaces/${spaceId}/membership/welcome`;
    expect(await problemOf(tom.put(path))).toBe('403 not-a-member');
    expect(await problemOf(world.anyone.put(path))).toBe('401 not-signed-in');
    const hidden = await openRoom(world, { kind: 'circle' });
    const there = `/spaces/${hidden.spaceId}/membership/welcome`;
    expect(await problemOf(tom.put(there))).toBe('404 not-found');
  });

  it('is changed beside the guidelines, and made of the same clean HTML', async () => {
    const { rosa, ana, spaceId } = await openRoom(world, { guidelines: 'Be kind' });
    await ok(rosa.patch(`/spaces/${spaceId}`, { welcome: 'Hi <script>alert(1)</script>' }));
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({
      guidelinesHtml: '<p>Be kind</p>\n',
      mine: { welcomeHtml: '<p>Hi &lt;script&gt;alert(1)&lt;/script&gt;</p>\n' },
    });
    const old = { guidelinesHtmlVersion: 0, welcomeHtml: 'old', guidelinesHtml: 'old' };
    await world.deps.db.update(spaces).set(old).where(eq(spaces.id, spaceId));
    expect(await ok(ana.get(`/spaces/${spaceId}`))).toMatchObject({
      guidelinesHtml: '<p>Be kind</p>\n',
      mine: { welcomeHtml: '<p>Hi &lt;script&gt;alert(1)&lt;/script&gt;</p>\n' },
    });
    const tooLong = rosa.patch(`/spaces/${spaceId}`, { welcome: 'x'.repeat(4097) });
    expect(await problemOf(tooLong)).toBe('400 invalid-input');
  });
});
