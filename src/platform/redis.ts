import type { FastifyBaseLogger } from 'fastify';
import { RedisClient as Client } from 'redis';

export type RedisClient = ReturnType<typeof connect>;

type RedisOptions = {
  /** Seen in Redis' client list. */
  name: string;
  log: FastifyBaseLogger;
  /** Keep commands until the connection is back, in place of refusing them. Only for what may wait. */
  patient?: boolean;
};

const heartbeatMs = 1_000;
const silenceMs = 2_000;

/**
 * Opens a connection that comes back by itself and never ends the process.
 *
 * While Redis is away commands are refused at once, and what waits for an answer is bounded: memory does not grow. A
 * connection that stays open but no longer answers (frozen server, black hole) is given up and opened anew.
 */
export function openRedis(url: string, options: RedisOptions) {
  const client = connect(url, options);
  const { log, name } = options;
  let told = false;
  client.on('error', (error: Error) => {
    if (!told) log.warn({ redis: name, reason: error.message }, 'Redis is away');
    told = true; // said once; the way back is said below
  });
  client.on('ready', () => {
    if (told) log.info({ redis: name }, 'Redis is back');
    told = false;
  });
  dial(client);
  let closed = false;
  const beat = setInterval(() => void checkPulse(client, () => closed), heartbeatMs);
  beat.unref();
  return Object.assign(client, {
    /** Ends the connection for good; what still waits is refused. */
    hangUp: () => {
      closed = true;
      clearInterval(beat);
      if (client.isOpen) client.destroy();
    },
  });
}

/** One class for all connections: `createClient` makes a new one, of 15 MB, each time that it is called. */
const makeClient = Client.factory({});

function connect(url: string, { name, patient = false }: RedisOptions) {
  return makeClient({
    url,
    name,
    disableOfflineQueue: !patient,
    commandsQueueMaxLength: 20_000,
    maintNotifications: 'disabled',
    socket: {
      connectTimeout: 2_000,
      keepAlive: true,
      keepAliveInitialDelay: 5_000,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** Math.min(tries, 5), 1_000) + jitter(),
    },
  });
}

const jitter = () => Math.round(Math.random() * 100);

// Rejects only when the connection is ended while it is being made; everything else is told by the error event.
const dial = (client: RedisClient) => void client.connect().catch(() => undefined);

async function checkPulse(client: RedisClient, isClosed: () => boolean): Promise<void> {
  if (!client.isReady) return;
  const answered = await within(silenceMs, client.ping()).then(
    () => true,
    () => false,
  );
  if (answered || isClosed() || !client.isReady) return;
  client.emit('error', new Error(`no answer for ${silenceMs} ms`));
  client.destroy();
  dial(client);
}

/** The answer, or a refusal when it takes longer than the time given. */
export async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`no answer within ${ms} ms`)), ms);
  });
  answer.catch(() => undefined); // when it fails after the time is up, nobody is waiting any more
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
