import { describe, expect, it } from '@jest/globals';
import { blankChannel, noteFrame } from '../../web/app/live-channel.ts';
import { pause } from '../../web/app/live-socket.ts';

const joinedAt = (sequence: number) => ({ ...blankChannel(), joined: true, sequence });

describe('what a frame asks of the page', () => {
  it.each([
    ['the next event is told', 3, { op: 'event', sequence: 4 }, 'tell', 4],
    ['one that was told already is not told again', 3, { op: 'event', sequence: 3 }, 'nothing', 3],
    ['one too early shows a gap', 3, { op: 'event', sequence: 6 }, 'join-again', 3],
    ['a head further on shows that one was lost', 3, { op: 'head', sequence: 4 }, 'join-again', 3],
    ['a head that we have is good news', 3, { op: 'head', sequence: 3 }, 'nothing', 3],
    ['after a reset everything is read again', 3, { op: 'reset' }, 'read-again', undefined],
    ['whoever lost access reads again, and finds nothing', 3, { op: 'left' }, 'read-again', 3],
  ])('%s', (_, known, frame, step, sequence) => {
    const channel = joinedAt(known);
    expect(noteFrame(channel, frame)).toBe(step);
    expect(channel.sequence).toBe(sequence);
  });

  it('reads again what it had read before it was joined, once', () => {
    const channel = { ...blankChannel(), readEarly: true };
    expect(noteFrame(channel, { op: 'joined', sequence: 7 })).toBe('read-again');
    expect(noteFrame(channel, { op: 'joined', sequence: 7 })).toBe('nothing');
  });

  it('goes on from its own number when it joins again', () => {
    const channel = joinedAt(5);
    noteFrame(channel, { op: 'joined', sequence: 9 });
    expect(noteFrame(channel, { op: 'event', sequence: 6 })).toBe('tell');
  });
});

describe('coming back after a lost connection', () => {
  it('is spread over five seconds when the server restarts', () => {
    expect(pause(1012, 0, 0)).toBe(200);
    expect(pause(1012, 0, 1)).toBe(5_200);
  });

  it('takes longer each time, half a minute at most', () => {
    expect(pause(1006, 1, 1)).toBe(1_200);
    expect(pause(1006, 20, 1)).toBe(30_200);
  });
});
