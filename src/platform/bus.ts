import type { FastifyBaseLogger } from 'fastify';
import { openRedis, within } from './redis.ts';

export type Handler = (text: string) => void;

/**
 * Tells every process what happens now. Delivery is at most once and keeps the order of one sender: whoever must not
 * miss anything compares sequences and reads the outbox.
 */
export type Bus = {
  /** Resolves when handed over. Rejects within a second when it cannot be, and then it will not be sent later. */
  publish(channel: string, text: string): Promise<void>;
  /**
   * Resolves when messages reach the handler from now on; while the bus is down, at once, and they do when it is back.
   * What it returns ends the subscription.
   */
  subscribe(channel: string, handler: Handler): Promise<() => Promise<void>>;
  /** False while messages may be missed: read the outbox then. */
  isUp(): boolean;
  /** Told on each change of `isUp`; what it returns ends that. */
  onChange(listener: (up: boolean) => void): () => void;
  close(): Promise<void>;
};

/** A bus for everything in one process. */
export function createLocalBus(): Bus {
  const handlers = new Map<string, Set<Handler>>();
  return {
    async publish(channel, text) {
      for (const handler of handlers.get(channel) ?? []) queueMicrotask(() => handler(text));
    },
    async subscribe(channel, handler) {
      const own: Handler = (text) => handler(text); // the same handler may subscribe twice
      add(handlers, channel, own);
      return async () => void remove(handlers, channel, own);
    },
    isUp: () => true,
    onChange: () => () => undefined,
    async close() {
      handlers.clear();
    },
  };
}

const patienceMs = 1_000;

/**
 * A bus over Redis publish/subscribe, for any number of processes.
 *
 * @param prefix  put before each channel, so that several Hallways (and tests) share one Redis
 */
export function createRedisBus(options: {
  url: string;
  prefix: string;
  log: FastifyBaseLogger;
}): Bus {
  const { url, prefix, log } = options;
  const sender = openRedis(url, { name: 'hallway-bus', log });
  const receiver = openRedis(url, { name: 'hallway-bus-receiver', log });
  const handlers = new Map<string, Set<Handler>>();
  const listeners = new Set<(up: boolean) => void>();
  let up = false;
  let closed = false;

  const deliver = (text: string, channel: string) => {
    for (const handler of handlers.get(channel) ?? []) handler(text);
  };
  const tell = (now: boolean) => {
    if (up === now || closed) return;
    up = now;
    for (const listener of listeners) listener(up);
  };
  let retry: NodeJS.Timeout | undefined;
  const lost = () => {
    tell(false);
    clearTimeout(retry);
    if (!closed) retry = setTimeout(() => void regained().catch(lost), patienceMs).unref();
  };
  const regained = async () => {
    if (closed || !sender.isReady || !receiver.isReady) return;
    const channels = [...handlers.keys()];
    // Those it still knows are not asked for again; those asked for while it was away are.
    if (channels.length > 0) await within(patienceMs * 5, receiver.subscribe(channels, deliver));
    tell(sender.isReady && receiver.isReady);
  };
  for (const client of [sender, receiver]) {
    client.on('ready', () => void regained().catch(lost));
    client.on('error', lost);
    client.on('end', lost);
    client.on('reconnecting', lost);
  }

  return {
    async publish(channel, text) {
      try {
        await within(patienceMs, sender.publish(prefix + channel, text));
      } catch (error) {
        lost();
        throw error;
      }
    },
    async subscribe(channel, handler) {
      const name = prefix + channel;
      const own: Handler = (text) => handler(text);
      add(handlers, name, own);
      const asked = () => within(patienceMs, receiver.subscribe(name, deliver));
      if (receiver.isReady) await asked().catch(lost);
      return async () => {
        if (!remove(handlers, name, own) || !receiver.isReady) return;
        await within(patienceMs, receiver.unsubscribe(name, deliver)).catch(lost);
        if (handlers.has(name) && receiver.isReady) await asked().catch(lost); // wanted again meanwhile
      };
    },
    isUp: () => up,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      handlers.clear();
      sender.hangUp();
      receiver.hangUp();
    },
  };
}

type Handlers = Map<string, Set<Handler>>;

function add(handlers: Handlers, channel: string, handler: Handler): void {
  const known = handlers.get(channel);
  if (known) known.add(handler);
  else handlers.set(channel, new Set([handler]));
}

/** True when the channel has no handler left. */
function remove(handlers: Handlers, channel: string, handler: Handler): boolean {
  const known = handlers.get(channel);
  if (!known?.delete(handler) || known.size > 0) return false;
  return handlers.delete(channel);
}
