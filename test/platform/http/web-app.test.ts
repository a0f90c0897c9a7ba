import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { problemAnswers } from '../../../src/platform/http/problem-answers.ts';
import { webApp } from '../../../src/platform/http/web-app.ts';

describe('the web app', () => {
  let app: FastifyInstance;
  const parent = mkdtempSync(join(tmpdir(), 'hallway-web-'));
  const folder = join(parent, 'dist');
  beforeAll(async () => {
    mkdirSync(folder);
    writeFileSync(join(parent, 'secret.txt'), 'not to be seen');
    writeFileSync(join(folder, 'index.html'), '<title>Hallway</title>');
    writeFileSync(join(folder, 'robots.txt'), 'hello');
    writeFileSync(join(folder, 'app.js'), 'plain');
    writeFileSync(join(folder, 'app.js.br'), 'as brotli');
    writeFileSync(join(folder, 'app.js.gz'), 'as gzip');
    app = Fastify();
    await app.register(problemAnswers, { publicUrl: 'http://hallway.test' });
    await app.register(webApp, { folder });
  });
  afterAll(async () => {
    await app.close();
    rmSync(parent, { recursive: true });
  });
  const get = (url: string, headers = {}) => app.inject({ url, headers });

  it('gives its page for every address that a person may open, however oddly written', async () => {
    for (const url of ['/', '/topics/1?after=2', '/robots', '//', '///', '//?x']) {
      expect({ url, body: (await get(url)).body }).toEqual({ url, body: '<title>Hallway</title>' });
    }
  });

  it('gives its files, and none from outside its folder', async () => {
    expect((await get('/robots.txt')).body).toBe('hello');
    for (const url of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00.txt']) {
      const { statusCode, body } = await get(url);
      expect(statusCode).toBeLessThan(500);
      expect(body).not.toContain('not to be seen');
    }
  });

  it('gives the copy that was compressed for what a browser understands', async () => {
    const asked = ['gzip, deflate, br', 'gzip', 'identity', undefined];
    const given = await Promise.all(
      asked.map((encoding) => get('/app.js', encoding ? { 'accept-encoding': encoding } : {})),
    );
    expect(given.map(({ body, headers }) => [body, headers['content-encoding']])).toEqual([
      ['as brotli', 'br'],
      ['as gzip', 'gzip'],
      ['plain', undefined],
      ['plain', undefined],
    ]);
    for (const { headers } of given) {
      expect(headers).toMatchObject({ vary: 'accept-encoding' });
      expect(headers['content-type']).toMatch(/javascript/);
    }
    expect((await get('/robots.txt', { 'accept-encoding': 'br' })).body).toBe('hello');
  });

  it('is not what answers for an unknown address of the API', async () => {
    expect((await get('/api/nothing')).statusCode).toBe(404);
  });
});
