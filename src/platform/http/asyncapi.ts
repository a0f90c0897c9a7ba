import { z } from 'zod';
import type { Channel, Telling } from '../channels.ts';
import * as frames from '../live/frames.ts';

type Json = Record<string, unknown>;

/** AsyncAPI 3 of the live socket, made from the zod schemas of its frames and of what the channels tell. */
export function asyncApi(channels: readonly Channel[], publicUrl: string): Json {
  const { host, protocol } = new URL(publicUrl);
  const tellings = [...new Map(channels.flatMap((channel) => [...channel.tells])).values()];
  const fromClient = { join: frames.Join, leave: frames.Leave, typing: frames.WriteTyping };
  const fromServer = {
    joined: frames.Joined,
    head: frames.Head,
    reset: frames.Reset,
    refused: frames.Refused,
    left: frames.Left,
    presence: frames.Here,
    isTyping: frames.Typing,
    pong: frames.Pong,
  };
  const messages = {
    ...named({ ...fromClient, ping: frames.Ping }, 'input'),
    ...named(fromServer, 'output'),
    ...Object.fromEntries(tellings.map((telling) => [telling.kind.type, eventMessage(telling)])),
  };
  const sent = ['join', 'leave', 'typing', 'ping'];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Hallway, live',
      version: '0.1.0',
      description:
        'Join a subject and what happens there comes by itself, numbered without gaps. Join first and read over HTTP ' +
        'second. After a lost connection join with `after`, the last number you saw: the rest is replayed.',
    },
    servers: {
      hallway: {
        host,
        pathname: '/api/live',
        protocol: protocol === 'https:' ? 'wss' : 'ws',
        security: [{ $ref: '#/components/securitySchemes/token' }, sessionReference],
      },
    },
    channels: { live: { address: '/api/live', messages: references(Object.keys(messages)) } },
    operations: {
      ask: operation('receive', sent),
      tell: operation(
        'send',
        Object.keys(messages).filter((name) => !sent.includes(name)),
      ),
    },
    components: {
      messages,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'httpApiKey', in: 'cookie', name: '__Host-hallway' },
      },
    },
    'x-subjects': channels.map(describe),
  };
}

const sessionReference = { $ref: '#/components/securitySchemes/session' };

const references = (names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }]));

const operation = (action: 'send' | 'receive', names: readonly string[]): Json => ({
  action,
  channel: { $ref: '#/channels/live' },
  messages: names.map((name) => ({ $ref: `#/channels/live/messages/${name}` })),
});

const named = (schemas: Record<string, z.ZodType>, io: 'input' | 'output'): Json =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { name, payload: payload(schema, io) }]),
  );

function eventMessage({ kind, view }: Telling): Json {
  const event = frames.Told.extend({ type: z.literal(kind.type) });
  const data = view?.optional().describe('As things stand now; absent where there is a block');
  const schema = data ? event.extend({ data }) : event.omit({ data: true });
  return { name: kind.type, payload: payload(schema, 'input') }; // a view's wire form is its input
}

const payload = (schema: z.ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(schema, { io, target: 'draft-7', unrepresentable: 'any' });

const describe = (channel: Channel): Json => ({
  address: channel.address,
  name: channel.name,
  events: [...channel.tells.keys()],
  presence: channel.presence !== undefined,
});
