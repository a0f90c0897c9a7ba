import { describe, expect, it } from '@jest/globals';
import { actsFor, isStillToDo } from '../../src/moderation/rules.ts';

const standing = {
  ...{ reads: true, removed: false, topicGone: false, topicLocked: false },
  ...{ spaceArchived: false, authorHere: true },
};

describe('what can be done about a reported post', () => {
  it.each([
    ['as it stands', {}, ['dismiss', 'hide', 'lock', 'warn']],
    ['taken down', { removed: true }, ['dismiss', 'lock', 'warn']],
    ['in a topic that is gone', { removed: true, topicGone: true }, ['dismiss', 'warn']],
    ['in a closed topic', { topicLocked: true }, ['dismiss', 'hide', 'warn']],
    ['in an archived space', { spaceArchived: true }, ['dismiss', 'warn']],
    ['by a former member', { authorHere: false }, ['dismiss', 'hide', 'lock']],
    ['handed over', { reads: false }, ['dismiss', 'warn']],
  ])('%s', (_, different, acts) => {
    expect(actsFor({ ...standing, ...different })).toEqual(acts);
  });

  it('is decided once', () => {
    const open = { closedAt: null, closedById: null, act: null };
    const closed = { closedAt: new Date(), closedById: 'rosa', act: 'hide' as const };
    const wish = { by: 'rosa', act: 'hide' as const };
    expect(isStillToDo(open, wish, ['hide'])).toBe(true);
    expect(isStillToDo(closed, wish, [])).toBe(false);
    expect(() => isStillToDo(closed, { by: 'ana', act: 'hide' }, ['hide'])).toThrow('dealt with');
    expect(() => isStillToDo(closed, { by: 'rosa', act: 'warn' }, ['warn'])).toThrow('dealt with');
    expect(() => isStillToDo(open, wish, ['dismiss'])).toThrow('cannot be done');
  });
});
