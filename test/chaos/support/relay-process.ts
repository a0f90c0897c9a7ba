import pino from 'pino';
import { createRedisBus } from '../../../src/platform/bus.ts';
import { startRelay } from '../../../workers/relay.ts';

// A process that only relays, to be killed: node --import tsx relay-process.ts DATABASE_URL REDIS_URL PREFIX
const [databaseUrl = '', url = '', prefix = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const bus = createRedisBus({ url, prefix, log });
startRelay({ databaseUrl, bus, listening: [], enqueue: async (owed) => [...owed], log });
process.stdout.write('ready\n');
