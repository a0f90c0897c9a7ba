import type { Frame } from './live-socket.ts';

/** What this page knows of one subject. */
export type Channel = {
  users: number;
  joined: boolean;
  /** It was closed to this person when they last asked, or has been since. */
  refused: boolean;
  /** The number of the last event that was taken in; undefined before the first join. */
  sequence: number | undefined;
  /** Something was read before the subject was joined, so a happening may have fallen between. */
  readEarly: boolean;
};

/** What a frame asks of the page. */
export type Step = 'nothing' | 'tell' | 'join-again' | 'read-again';

export const blankChannel = (): Channel => ({
  users: 0,
  joined: false,
  refused: false,
  sequence: undefined,
  readEarly: false,
});

/** Takes note of a frame, and says what follows: numbers count up without gaps, so a missing one is seen at once. */
export function noteFrame(channel: Channel, { op, sequence = 0 }: Frame): Step {
  if (op === 'joined') return noteJoined(channel, sequence);
  if (op === 'event') return noteEvent(channel, sequence);
  if (op === 'head') return sequence > (channel.sequence ?? sequence) ? 'join-again' : 'nothing';
  if (op === 'reset') {
    channel.sequence = undefined;
    return 'read-again';
  }
  if (op === 'left' || op === 'refused') Object.assign(channel, { joined: false, refused: true });
  return op === 'left' ? 'read-again' : 'nothing';
}

function noteJoined(channel: Channel, sequence: number): Step {
  const { readEarly } = channel;
  channel.joined = true;
  channel.refused = false;
  channel.readEarly = false;
  channel.sequence ??= sequence;
  return readEarly ? 'read-again' : 'nothing';
}

function noteEvent(channel: Channel, sequence: number): Step {
  const expected = channel.sequence === undefined ? sequence : channel.sequence + 1;
  if (sequence < expected) return 'nothing';
  if (sequence > expected) return 'join-again';
  channel.sequence = sequence;
  return 'tell';
}
