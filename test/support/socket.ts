/**
 * A live socket for tests, through a real listening server.
 *
 *   const socket = await connect(world, person);
 *   await socket.join('topics/...');                 // the `joined` frame
 *   const event = await socket.next('event');        // the next one of that op, in the order in which they came
 *   socket.events('topics/...');                     // all event frames so far
 *   await socket.closed;                             // { code, reason }
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebSocket } from 'ws';

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
export type Frame = { op: string; subject?: string; sequence?: number; [more: string]: any };
type Headers = Record<string, string>;
type Listening = {
  app: { server: Server; listen(where: { host: string; port: number }): Promise<string> };
};
export type TestSocket = Awaited<ReturnType<typeof connect>>;

const listening = new WeakMap<Server, Promise<string>>();
const patienceMs = 10_000;

/** The address of the world's live socket; makes the world listen on a free port at the first call. */
export async function liveAddress(world: Listening): Promise<string> {
  const { server } = world.app;
  const started = listening.get(server) ?? world.app.listen({ host: '127.0.0.1', port: 0 });
  listening.set(server, started);
  await started;
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/api/live`;
}

/** Opens a socket for a person. Rejects with `Unexpected server response: <status>` when it is not let in. */
export async function connect(
  world: Listening,
  person: { headers: Headers },
  headers: Headers = {},
) {
  const ws = new WebSocket(await liveAddress(world), {
    headers: { ...person.headers, ...headers },
  });
  const frames: Frame[] = [];
  const unread: Frame[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const resume of waiting) resume();
  };
  ws.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    frames.push(frame);
    unread.push(frame);
    wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise<void>((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
  });
  ws.on('error', () => undefined); // `closed` tells

  const send = (frame: unknown): void =>
    ws.send(typeof frame === 'string' ? frame : JSON.stringify(frame));

  /** Takes the next frame of an op (and subject) that was not taken yet; waits for it. */
  async function next(op: string | string[], subject?: string): Promise<Frame> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const at = unread.findIndex(
        (frame) =>
          [op].flat().includes(frame.op) && (subject === undefined || frame.subject === subject),
      );
      const [found] = at < 0 ? [] : unread.splice(at, 1);
      if (found) return found;
      if (Date.now() > until) {
        throw new Error(`No "${op}" came; so far: ${JSON.stringify(frames.slice(-20))}`);
      }
      await new Promise<void>((resume) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resume();
        };
        const timer = setTimeout(go, 250);
        waiting.add(go);
      });
    }
  }

  return {
    ws,
    /** Everything that came, in order. */
    frames,
    closed,
    send,
    next,
    /** Joins and waits for the answer: `joined`, or `refused`. */
    async join(subject: string, after?: number): Promise<Frame> {
      send({ op: 'join', subject, ...(after === undefined ? {} : { after }) });
      return next(['joined', 'refused'], subject);
    },
    leave: (subject: string) => send({ op: 'leave', subject }),
    typing: (subject: string) => send({ op: 'typing', subject }),
    /** A round trip: what was sent before it has been answered. */
    async settled(): Promise<void> {
      send({ op: 'ping' });
      await next('pong');
    },
    events: (subject?: string) =>
      frames.filter(
        (frame) => frame.op === 'event' && (subject === undefined || frame.subject === subject),
      ),
    async close(): Promise<void> {
      ws.close();
      await closed;
    },
  };
}
