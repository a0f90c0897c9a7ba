import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { problemAnswers } from '../../../src/platform/http/problem-answers.ts';
import { devMailPages } from '../../../src/platform/mail/dev-mail.tsx';
import { folderTransport } from '../../../src/platform/mail/folder.ts';
import { composeMail } from '../../../src/platform/mail/transport.ts';
import { mailTransport } from '../../../src/platform/mailer.ts';

const sender = { from: 'Hallway <hallway@hallway.test>' };
const script = '<script>alert(1)</script>';

describe('mail on a development machine', () => {
  let folder: string;
  let app: FastifyInstance;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hallway-mail-'));
    app = fastify();
    await app.register(problemAnswers, { publicUrl: 'http://hallway.test' });
    await app.register(devMailPages, { folder: join(folder, 'mail'), production: false });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  const keep = (id: string, change: object = {}, begin = async () => {}) => {
    const parts = {
      to: { address: 'ana@school.test' },
      subject: 'Sign in',
      text: 'Hello',
      ...change,
    };
    const transport = folderTransport(join(folder, 'mail'));
    return transport.carry(id, composeMail(`${id}@hallway.test`, parts, sender), begin);
  };
  const page = async (path: string) => app.inject({ url: `/dev/mail${path}` });

  it('shows an empty list before the first mail', async () => {
    expect((await page('')).body).toContain('No mail yet');
  });

  it('is kept whole, listed, and readable in each of its forms', async () => {
    await keep('a1', {
      text: 'Sign in: http://localhost:3000/sign-in/link#t=1',
      html: '<p>Hello</p>',
    });
    expect((await page('')).body).toContain('href="/dev/mail/a1"');
    expect((await page('/a1')).body).toContain('<a href="http://localhost:3000/sign-in/link#t=1">');
    expect((await page('/a1/html')).body).toBe('<p>Hello</p>');
    const raw = await page('/a1/raw');
    expect(raw.headers['content-type']).toContain('text/plain');
    expect(raw.body).toContain('Message-ID: <a1@hallway.test>');
  });

  it('runs no script, whatever a mail holds', async () => {
    await keep('b1', { subject: script, text: script, html: `<head></head>${script}` });
    expect((await page('')).body).not.toContain('<script');
    expect((await page('/b1')).body).not.toContain('<script');
    const html = await page('/b1/html');
    expect(html.headers['content-security-policy']).toMatch(
      /^sandbox allow-popups[^;]*; default-src 'none'/,
    );
    expect(html.headers['content-security-policy']).not.toContain('allow-scripts');
  });

  it.each(['..%2f..%2fetc%2fpasswd', 'nothing', 'A1', '%00'])('finds nothing at %s', async (id) => {
    expect((await page(`/${id}/raw`)).statusCode).toBe(404);
  });

  it('keeps nothing of a mail that may not leave', async () => {
    const refused = async () => {
      throw new Error('Another process has this mail');
    };
    await expect(keep('c1', {}, refused)).rejects.toThrow('Another process');
    expect(await readdir(join(folder, 'mail'))).not.toContain('c1.eml');
  });

  it('is refused in production', async () => {
    const production = fastify();
    await expect(
      production.register(devMailPages, { folder, production: true }).ready(),
    ).rejects.toThrow('development only');
    expect(() => mailTransport(undefined, undefined)).toThrow('SMTP_URL');
  });
});
