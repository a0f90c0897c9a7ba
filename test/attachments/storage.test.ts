import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sweepFiles } from '../../src/attachments/index.ts';
import { type FileStore, noRoom, openFileStore } from '../../src/platform/file-store.ts';
import { openWorld, type World } from '../support/world.ts';
import { png } from './make-files.ts';
import { reasonOf, upload, uploaded } from './upload.ts';

const [keyId, secret, region] = ['hallway', 'a-secret-of-the-bucket', 'us-east-1'];
const hmac = (key: string | Buffer, words: string) =>
  createHmac('sha256', key).update(words).digest();

/** What AWS says the signature of a request has to be (Signature Version 4), worked out once more. */
function signatureOf(request: IncomingMessage): string {
  const { headers, method, url = '' } = request;
  const [, day = '', names = ''] =
    /Credential=hallway\/(\d{8})\/us-east-1\/s3\/aws4_request, SignedHeaders=([\w;-]+)/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const signed = names.split(';').map((name) => `${name}:${headers[name]}\n`);
  const hash = String(headers['x-amz-content-sha256']);
  const canonical = [method, url, '', signed.join(''), names, hash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const words = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, digest].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, words).toString('hex');
}

/** A bucket as S3 has it, as far as it is used here: it believes no signature and no content that it has not checked. */
async function openBucket() {
  const files = new Map<string, { bytes: Buffer; type: string }>();
  const state = { status: 0 };
  const server = createServer(async (request, reply) => {
    const { method, url = '', headers } = request;
    const bytes = await buffer(request);
    const given = /Signature=(\w+)/.exec(headers.authorization ?? '')?.[1];
    const hash = createHash('sha256').update(bytes).digest('hex');
    const told = headers['x-amz-content-sha256'];
    const honest = given === signatureOf(request) && (method !== 'PUT' || told === hash);
    if (!honest)
      return reply.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (state.status) return reply.writeHead(state.status).end();
    if (method === 'PUT') {
      files.set(url, { bytes, type: String(headers['content-type']) });
      return reply.end();
    }
    if (method === 'DELETE') return reply.writeHead(files.delete(url) ? 204 : 404).end();
    const found = files.get(url);
    return found ? reply.end(found.bytes) : reply.writeHead(404).end('<Error/>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hallway`;
  const close = () => new Promise((done) => server.close(done));
  return { url, files, state, close };
}

describe.each(['folder', 'bucket'] as const)('files in a %s', (kind) => {
  let bucket: Awaited<ReturnType<typeof openBucket>>;
  let world: World;
  let store: FileStore;
  beforeAll(async () => {
    bucket = await openBucket();
    const where = { url: bucket.url, region, keyId, secret };
    world = await openWorld(
      kind === 'bucket' ? { files: openFileStore({ folder: '', bucket: where }) } : {},
    );
    store = world.fileDeps.files;
  });
  afterAll(async () => {
    await world.close();
    await bucket.close();
  });

  it('are kept, read and removed', async () => {
    await store.put('a-key', Buffer.from('words'), 'text/plain');
    await store.put('a-key', Buffer.from('words'), 'text/plain');
    const found = await store.read('a-key');
    expect(found && (await text(found))).toBe('words');
    expect(await store.read('another')).toBeUndefined();
    await store.remove(['a-key', 'another']);
    expect(await store.read('a-key')).toBeUndefined();
  });

  it('go all the way: uploaded, shown, taken back and swept', async () => {
    const ana = await world.person();
    const view = await uploaded(world, ana, await png(), 'a.png');
    expect((await ana.get(`/attachments/${view.id}`)).rawPayload.length).toBe(view.bytes);
    expect((await ana.get(`/attachments/${view.id}/preview`)).statusCode).toBe(200);
    if (kind === 'bucket') {
      expect([...bucket.files.keys()]).toEqual([
        `/hallway/${view.id}`,
        `/hallway/preview-${view.id}`,
      ]);
    }
    await ana.delete(`/attachments/${view.id}`);
    await sweepFiles(world.fileDeps);
    expect(await store.read(view.id)).toBeUndefined();
    expect(await world.count('attachments')).toBe(0);
  });
});

describe('where files cannot be kept', () => {
  it('says that the disk is full, keeps nothing, reads on, and takes files again when there is room', async () => {
    const usual = await openWorld();
    const disk = { full: false };
    const files: FileStore = {
      ...usual.fileDeps.files,
      async put(key, bytes, type) {
        // The picture still fits, its preview does not any more.
        if (disk.full && key.startsWith('preview')) throw noRoom();
        return usual.fileDeps.files.put(key, bytes, type);
      },
    };
    const world = await openWorld({ files });
    const ana = await world.person();
    const before = await uploaded(world, ana, await png(), 'before.png');
    disk.full = true;
    const answer = await upload(world, ana, await png(), 'a.png');
    expect([answer.statusCode, reasonOf(answer)]).toEqual([507, 'no-room']);
    expect(await world.count('attachments')).toBe(1);
    expect((await ana.get(`/attachments/${before.id}`)).statusCode).toBe(200);
    disk.full = false;
    expect((await upload(world, ana, await png(), 'a.png')).statusCode).toBe(201);
    await world.close();
    await usual.close();
  });

  it('says that the bucket is away, or full; and tells no one but the log that a key is wrong', async () => {
    const bucket = await openBucket();
    const where = { url: bucket.url, region, keyId, secret };
    const world = await openWorld({ files: openFileStore({ folder: '', bucket: where }) });
    const ana = await world.person();
    bucket.state.status = 507;
    expect(reasonOf(await upload(world, ana, 'words'))).toBe('no-room');
    const wrong = openFileStore({ folder: '', bucket: { ...where, secret: 'wrong' } });
    await expect(wrong.put('a', Buffer.from('a'), 'text/plain')).rejects.toThrow('answered 403');
    await bucket.close();
    const answer = await upload(world, ana, 'words');
    expect([answer.statusCode, reasonOf(answer)]).toEqual([503, 'files-away']);
    // What it could not remove either waits for the sweep.
    expect((await ana.get('/me/attachments')).json().usedBytes).toBe(10);
    await world.close();
  });
});
