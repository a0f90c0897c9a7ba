import { buildApp } from '../../src/app.ts';
import { liveChannels } from '../../src/live-channels.ts';
import { blockedIds } from '../../src/people/index.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { createLocalBus } from '../../src/platform/bus.ts';
import { openHub } from '../../src/platform/live/hub.ts';
import { startRelay } from '../../workers/relay.ts';
import { connect } from '../support/socket.ts';
import type { TestPerson, World } from '../support/world.ts';

/** The world's own people at a second door that has a live socket, with a relay behind it. */
export async function openLiveDoor({ deps, databaseUrl }: World) {
  const bus = createLocalBus();
  const hub = openHub({
    deps,
    bus,
    channels: liveChannels,
    person: { blocked: ({ db }, personId) => blockedIds(db, personId) },
    limits: { beatMs: 40, lookEvery: 5, headEvery: 10 },
  });
  const app = await buildApp(deps, { authenticate, live: hub, limited: false });
  const enqueue = async () => [];
  const relay = startRelay({ databaseUrl, bus, listening: [], enqueue, log: deps.log });
  return {
    connect: (person: TestPerson) => connect({ app }, person),
    async close() {
      await relay.stop();
      await app.close();
      await bus.close();
    },
  };
}

async function authenticate(headers: { authorization?: string | undefined }) {
  const personId = headers.authorization?.replace('Bearer test-', '');
  if (personId === undefined) return undefined;
  const proof = { credentialId: personId, via: 'session', scopes: [] } as const;
  const actor: Actor = {
    ...{ personId, districtId: null, secondFactor: true, termsAccepted: true, since: new Date(0) },
    ...proof,
  };
  return actor;
}
