import { describe, expect, it } from '@jest/globals';
import { firstUnread, readIfMatch, unreadCount } from '../../src/spaces/rules.ts';

const monday = new Date('2026-11-16T15:00:00Z');
const tuesday = new Date('2026-11-17T15:00:00Z');

describe('rules of spaces', () => {
  it.each([
    ['nothing of a topic that never was opened by who only looks in', 9, tuesday, null, null, 0],
    ['everything of a topic with something since they joined', 9, tuesday, null, monday, 9],
    ['nothing of a topic that went quiet before they joined', 9, monday, null, tuesday, 0],
    ['what came after the mark', 9, monday, 4, tuesday, 5],
    ['nothing after the end', 9, tuesday, 9, monday, 0],
    ['never less than nothing', 3, tuesday, 9, monday, 0],
  ])('have %s unread', (_, lastPosition, lastPostAt, mark, joinedAt, unread) => {
    const topic = { lastPosition, lastPostAt, pseudonym: null };
    expect(unreadCount(topic, mark, joinedAt, 'normal')).toBe(unread);
    expect(unreadCount(topic, mark, joinedAt, 'muted')).toBe(0);
    const anonymous = { ...topic, pseudonym: 'quiet-heron' };
    expect(unreadCount(anonymous, mark, joinedAt, 'watching')).toBe(0);
  });

  it.each([
    [30, 0, 20, 1],
    [30, 12, 20, 13],
    [30, 30, 20, 11],
    [5, 5, 20, 1],
  ])('begin reading of %i posts with %i read, by %i, at %i', (lastPosition, mark, limit, start) => {
    expect(firstUnread({ lastPosition }, mark, limit)).toBe(start);
  });

  it('read a version from If-Match, and nothing else', () => {
    expect(readIfMatch(undefined)).toBeUndefined();
    expect(readIfMatch('*')).toBeUndefined();
    expect(readIfMatch('"7"')).toBe(7);
    for (const odd of ['7', 'W/"7"', '"7", "8"', '""', '"-1"', `"${'9'.repeat(30)}"`]) {
      expect(() => readIfMatch(odd)).toThrow('ETag');
    }
  });
});
