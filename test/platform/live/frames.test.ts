import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ws from 'ws';
import { textFrame } from '../../../src/platform/live/frames.ts';
import { connect } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

/** What reads the frames of a client; the package's types do not name it. */
const { Receiver } = ws as unknown as {
  Receiver: new (options: { isServer: boolean }) => NodeJS.WritableStream;
};

describe('what clients send', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse();
  });
  afterAll(() => house.close());

  const nonsense: [string, string][] = [
    ['nothing', ''],
    ['no JSON', '{"op":"join"'],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[{"op":"ping"}]'],
    ['no op', '{}'],
    ['an unknown op', '{"op":"shutdown"}'],
    ['an op that is no word', '{"op":{"$gt":""}}'],
    ['a prototype', '{"op":"ping","__proto__":{"op":"join"}}'],
    ['an unknown key', '{"op":"ping","admin":true}'],
    ['no subject', '{"op":"join"}'],
    ['a subject that is no text', '{"op":"join","subject":["rooms/1"]}'],
    ['a number as text', '{"op":"join","subject":"rooms/1","after":"3"}'],
    ['a number below none', '{"op":"join","subject":"rooms/1","after":-1}'],
    ['half a number', '{"op":"join","subject":"rooms/1","after":1.5}'],
    ['a number beyond all', '{"op":"join","subject":"rooms/1","after":1e300}'],
    ['a long subject', JSON.stringify({ op: 'join', subject: 'r'.repeat(10_000) })],
  ];
  it.each(nonsense)('refuses %s, and listens on', async (_words, text) => {
    const socket = await connect(house, house.person());
    socket.send(text);
    const { problem } = await socket.next('refused');
    expect(problem).toMatchObject({ status: 400, title: 'Some of what you sent is not valid' });
    await socket.settled();
    await socket.close();
  });

  it('refuses to type in what is not joined', async () => {
    const { subject } = house.room();
    const socket = await connect(house, house.person());
    socket.typing(subject);
    expect((await socket.next('refused', subject)).problem.status).toBe(409);
    await socket.close();
  });

  it('cuts a frame over 16 KiB (1009), a binary one and a flood (1008)', async () => {
    const [large, binary, flood] = [
      await connect(house, house.person()),
      await connect(house, house.person()),
      await connect(house, house.person()),
    ];

    large.ws.send('x'.repeat(16 * 1024 + 1));
    binary.ws.send(Buffer.from('{"op":"ping"}'));
    for (let sent = 0; sent < 5_000; sent += 1) flood.ws.send('{"op":"ping"}');

    expect((await large.closed).code).toBe(1009);
    expect((await binary.closed).code).toBe(1008);
    expect(await flood.closed).toEqual({ code: 1008, reason: 'too many frames' });
    const fits = await connect(house, house.person());
    fits.ws.send(`{"op":"ping"}${' '.repeat(16 * 1024 - 13)}`);
    await fits.next('pong');
    await fits.close();
  });

  it('lets one socket join so many subjects and no more', async () => {
    const crowded = await openLiveHouse({ beside: house, limits: { subjectsPerSocket: 2 } });
    const socket = await connect(crowded, crowded.person());
    const answers = [];
    for (let at = 0; at < 3; at += 1) answers.push(await socket.join(crowded.room().subject));
    expect(answers.map(({ op }) => op)).toEqual(['joined', 'joined', 'refused']);
    await socket.close();
    await crowded.close();
  });

  it('never ends the process, whatever bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.uint8Array()), {
          maxLength: 12,
        }),
        fc.uint8Array({ maxLength: 300 }),
        async (messages, raw) => {
          const socket = await connect(house, house.person());
          for (const message of messages) socket.ws.send(message);
          (socket.ws as unknown as { _socket: { end(bytes: Uint8Array): void } })._socket.end(raw);
          await socket.closed;
        },
      ),
      { numRuns: 60 },
    );
    const socket = await connect(house, house.person());
    await socket.settled();
    await socket.close();
  });
});

describe('a frame made once for all', () => {
  it('is read back as the same text, at every size of its header', async () => {
    const read = (frame: Buffer) =>
      new Promise<string>((resolve) => {
        const receiver = new Receiver({ isServer: false });
        receiver.on('message', (data) => resolve(String(data)));
        receiver.write(frame);
      });
    for (const size of [0, 1, 125, 126, 127, 65_534, 65_535, 65_536, 200_000]) {
      const text = 'é'.repeat(Math.floor(size / 2)) + 'x'.repeat(size % 2);
      expect(await read(textFrame(text))).toBe(text);
    }
  });
});
