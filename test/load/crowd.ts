import { WebSocket } from 'ws';

export type Crowd = {
  /** Resolves when every socket has received `count` messages more since this was called. */
  receive(count: number): Promise<void>;
  /** Moments at which messages arrived since the last call, `performance.now()`. */
  arrivals(): number[];
  close(): void;
};

/**
 * Opens many sockets from this process.
 *
 * @param greet      frames that each sends once it is open
 * @param isMessage  tells the messages that are counted from others (joined, head, presence)
 */
export async function openCrowd(
  url: string,
  options: {
    size: number;
    /** Whose sockets they are, in turn. */
    tokens?: readonly string[];
    greet?: string[];
    isMessage?: (data: Buffer) => boolean;
    isReady?: (data: Buffer) => boolean;
  },
): Promise<Crowd> {
  const sockets: WebSocket[] = [];
  let arrived: number[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  let done: () => void = () => undefined;
  const { isMessage = () => true, isReady, tokens = [] } = options;

  async function open(): Promise<void> {
    const token = tokens[sockets.length % tokens.length];
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    // One address may open only so many; all of 127.0.0.0/8 is this machine.
    const localAddress = `127.0.0.${1 + Math.floor(sockets.length / 4_000)}`;
    const socket = new WebSocket(url, { headers, localAddress, perMessageDeflate: false });
    sockets.push(socket);
    await new Promise<void>((ready, failed) => {
      socket.once('error', failed);
      socket.on('open', () => {
        for (const frame of options.greet ?? []) socket.send(frame);
        if (!isReady) ready();
      });
      socket.on('message', (data: Buffer) => {
        if (isReady?.(data)) return ready();
        if (!isMessage(data)) return;
        arrived.push(performance.now());
        wanted -= 1;
        if (wanted === 0) done();
      });
    });
  }
  for (let opened = 0; opened < options.size; opened += 100) {
    await Promise.all(Array.from({ length: Math.min(100, options.size - opened) }, open));
  }

  return {
    receive(count) {
      wanted = count * sockets.length;
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    arrivals() {
      const taken = arrived;
      arrived = [];
      return taken;
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}
