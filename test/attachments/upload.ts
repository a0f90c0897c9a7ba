import type { LightMyRequestResponse } from 'fastify';
import type { AttachmentView } from '../../src/attachments/schemas.ts';
import { ok } from '../spaces/talk.ts';
import type { TestPerson, World } from '../support/world.ts';

type Headers = Record<string, string>;

/** Sends a file to the front door. */
export const upload = (
  world: Pick<World, 'app'>,
  person: Pick<TestPerson, 'headers'>,
  payload: Buffer | string,
  name = 'notes.txt',
  headers: Headers = {},
): Promise<LightMyRequestResponse> =>
  world.app.inject({
    method: 'POST',
    url: `/api/attachments?name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream', ...person.headers, ...headers },
    payload,
  });

export const uploaded = (...sent: Parameters<typeof upload>): Promise<AttachmentView> =>
  ok<AttachmentView>(upload(...sent));

/** The reason of a refusal, or the slug of another problem. */
export const reasonOf = (answer: LightMyRequestResponse): string =>
  answer.json().reason ?? String(answer.json().type).split('/').at(-1);
