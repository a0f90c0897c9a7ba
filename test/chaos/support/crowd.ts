import type { LiveHouse } from '../../platform/live/house.ts';
import { connect, type TestSocket } from '../../support/socket.ts';

/** Someone who reads one subject, and comes back by number whenever the connection is lost. */
export type Reader = {
  /** The numbers of the events that were shown, in order, over all connections. */
  seen: number[];
  resets: number;
  comebacks: number;
  /** Cuts the connection, as a lost network does. */
  cut(): void;
  socket(): TestSocket | undefined;
  leave(): void;
};

/**
 * @param houseOf   where to connect, asked each time
 * @param jitterMs  how long to wait at most before coming back
 */
export async function openReader(
  houseOf: () => LiveHouse,
  subject: string,
  jitterMs: number,
): Promise<Reader> {
  const person = houseOf().person();
  let socket: TestSocket | undefined;
  let gone = false;
  const reader: Reader = {
    seen: [],
    resets: 0,
    comebacks: 0,
    cut: () => socket?.ws.terminate(),
    socket: () => socket,
    leave() {
      gone = true;
      socket?.ws.terminate();
    },
  };
  let last = 0;
  async function come(): Promise<void> {
    const fresh = await connect(houseOf(), person);
    socket = fresh;
    fresh.ws.on('message', (data) => {
      const frame = JSON.parse(String(data));
      fresh.frames.length = 0;
      if (frame.op === 'reset') reader.resets += 1;
      if (frame.op !== 'event') return;
      reader.seen.push(frame.sequence);
      last = frame.sequence;
    });
    void fresh.closed.then(() => comeBack());
    fresh.send({ op: 'join', subject, after: last });
  }
  async function comeBack(): Promise<void> {
    socket = undefined;
    while (!gone) {
      await new Promise((wake) => setTimeout(wake, Math.random() * jitterMs));
      if (gone) return;
      try {
        reader.comebacks += 1;
        return await come();
      } catch {
        // Not let in: once more.
      }
    }
  }
  await come();
  return reader;
}

export const oneTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);
export const pause = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));
