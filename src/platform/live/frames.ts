import { z } from 'zod';

const Subject = z.string().min(1).max(200);
const Sequence = z.number().int().min(0).max(2_147_483_647);

/** What a client may send. */
export const Join = z.strictObject({
  op: z.literal('join'),
  subject: Subject,
  after: Sequence.optional(),
});
export const Leave = z.strictObject({ op: z.literal('leave'), subject: Subject });
export const WriteTyping = z.strictObject({ op: z.literal('typing'), subject: Subject });
export const Ping = z.strictObject({ op: z.literal('ping') });
export const ClientFrame = z.discriminatedUnion('op', [Join, Leave, WriteTyping, Ping]);
export type ClientFrame = z.output<typeof ClientFrame>;

/** What the server sends. */
export const Joined = z.object({
  op: z.literal('joined'),
  subject: Subject,
  sequence: Sequence,
});
export const Told = z.object({
  op: z.literal('event'),
  id: z.uuid(),
  type: z.string(),
  subject: Subject,
  time: z.iso.datetime(),
  sequence: Sequence,
  data: z.unknown().optional(),
});
export const Head = z.object({ op: z.literal('head'), subject: Subject, sequence: Sequence });
export const Reset = z.object({ op: z.literal('reset'), subject: Subject });
export const Refused = z.object({
  op: z.literal('refused'),
  subject: Subject.optional(),
  problem: z.looseObject({ type: z.string(), title: z.string(), status: z.number().int() }),
});
export const Left = z.object({
  op: z.literal('left'),
  subject: Subject,
  reason: z.literal('access-ended'),
});
const Someone = z.looseObject({ id: z.uuid() });
/** Who is here: the first of them by view, and how many there are in all. */
export const Here = z.object({
  op: z.literal('presence'),
  subject: Subject,
  people: z.array(Someone),
  count: z.number().int().min(0),
});
export const Typing = z.object({ op: z.literal('typing'), subject: Subject, person: Someone });
export const Pong = z.object({ op: z.literal('pong') });

export type ServerFrame =
  | z.output<typeof Joined>
  | z.output<typeof Head>
  | z.output<typeof Reset>
  | z.output<typeof Refused>
  | z.output<typeof Left>
  | z.output<typeof Here>
  | z.output<typeof Typing>
  | z.output<typeof Pong>;

/**
 * A websocket text frame (RFC 6455, 5.2), ready for the wire: made once, written to any number of sockets.
 *
 * Servers do not mask, so that the very same bytes go to everyone.
 */
export function textFrame(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const start = size < 126 ? 2 : size < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + size);
  frame[0] = 0x81; // the last (and only) part of a text message
  if (start === 2) frame[1] = size;
  else if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.write(text, start);
  return frame;
}

export const frameOf = (frame: ServerFrame): Buffer => textFrame(JSON.stringify(frame));

export const pingFrame = Buffer.from([0x89, 0]);
