import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ofMoreWords } from '../../web/build/catalogues.ts';

type Chunk = {
  file: string;
  isEntry?: boolean;
  isDynamicEntry?: boolean;
  imports?: string[];
  css?: string[];
};

const kilobyte = 1000;
const vite = join('node_modules', 'vite', 'bin', 'vite.js');

describe('what a browser has to load', () => {
  let folder: string;
  let chunks: Record<string, Chunk>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hallway-web-'));
    const { NODE_OPTIONS: _, ...env } = process.env;
    const options = [
      'build',
      'web',
      '--manifest',
      '--outDir',
      folder,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ];
    await promisify(execFile)(process.execPath, [vite, ...options], { env });
    chunks = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const zipped = (file: string) => gzipSync(readFileSync(join(folder, file))).length;
  const sum = (files: Iterable<string>) =>
    [...files].reduce((total, file) => total + zipped(file), 0);

  /** A chunk and all that has to be there before it runs. */
  function needed(key: string, found = new Set<string>()): Set<string> {
    const chunk = chunks[key];
    if (!chunk || found.has(chunk.file)) return found;
    found.add(chunk.file);
    for (const other of chunk.imports ?? []) needed(other, found);
    return found;
  }
  const screens = () =>
    Object.keys(chunks).filter((key) =>
      /^(home|spaces|people|moderation|sign-in)\/.*\.tsx$/.test(key),
    );

  it('is at most 130 KB of JavaScript at first, whatever the screen', () => {
    const catalogue = Object.keys(chunks).find((key) => key.endsWith('catalogue/es')) ?? '';
    const sizes = [...screens(), 'index.html'].map((key) => {
      const files = new Set([...needed('index.html'), ...needed(catalogue), ...needed(key)]);
      return { key, bytes: sum(files) };
    });
    expect(sizes.length).toBeGreaterThan(8);
    expect(sizes.filter(({ bytes }) => bytes > 130 * kilobyte)).toEqual([]);
  });

  it('has its words before it is shown', () => {
    const moreWords = Object.keys(chunks).find((key) => key.includes('more-words')) ?? '';
    const file = chunks[moreWords]?.file ?? '';
    const parts = [...ofMoreWords].join('|');
    const asksFor = new RegExp(`["'\`](${parts})\\.[a-zA-Z$]`);
    const asks = ({ file: piece }: Chunk) =>
      piece.endsWith('.js') && asksFor.test(readFileSync(join(folder, piece), 'utf8'));
    const asking = new Set(
      Object.values(chunks).flatMap((chunk) => (asks(chunk) ? chunk.file : [])),
    );
    const entries = Object.keys(chunks).filter(
      (key) => chunks[key]?.isDynamicEntry && !key.includes('catalogue/'),
    );
    const without = entries.filter((key) => {
      const pieces = needed(key);
      return !pieces.has(file) && [...pieces].some((piece) => asking.has(piece));
    });
    expect(file).not.toBe('');
    expect(entries.length).toBeGreaterThan(20);
    expect(without).toEqual([]);
    expect(needed('index.html').has(file)).toBe(false);
    for (const key of ['spaces/space.tsx', 'spaces/topic.tsx', 'home/home.tsx']) {
      expect([key, needed(key).has(file)]).toEqual([key, false]);
    }
  });

  it('is at most 80 KB for each piece that comes later', () => {
    const later = Object.entries(chunks).filter(
      ([key]) => !needed('index.html').has(chunks[key]?.file ?? ''),
    );
    expect(later.filter(([, { file }]) => zipped(file) > 80 * kilobyte)).toEqual([]);
  });

  it('is at most 20 KB of CSS for the whole app', () => {
    const styles = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.css'));
    expect(sum(styles.map((file) => join('assets', file)))).toBeLessThanOrEqual(20 * kilobyte);
  });

  it('is two fonts of 56 KB in all', () => {
    const fonts = readdirSync(join(folder, 'assets')).filter((file) => /woff2?$/.test(file));
    expect(fonts).toHaveLength(2);
    const bytes = fonts.reduce(
      (all, file) => all + readFileSync(join(folder, 'assets', file)).length,
      0,
    );
    expect(bytes).toBeLessThanOrEqual(56 * kilobyte);
  });

  it('lies there compressed as well, for the server to hand out', () => {
    const files = readdirSync(join(folder, 'assets'));
    const large = files
      .filter((file) => /\.(js|css)$/.test(file))
      .filter((file) => readFileSync(join(folder, 'assets', file)).length > 1_000);
    expect(large.length).toBeGreaterThan(8);
    const without = large.filter(
      (file) => !['br', 'gz'].every((end) => files.includes(`${file}.${end}`)),
    );
    expect(without).toEqual([]);
    for (const file of large) {
      const packed = readFileSync(join(folder, 'assets', `${file}.br`));
      expect(brotliDecompressSync(packed)).toEqual(readFileSync(join(folder, 'assets', file)));
    }
  });

  it('holds no inline script or style, which the content security policy would refuse', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/<style|style=/);
  });

  it('keeps zod and the server on the server', () => {
    const code = readdirSync(join(folder, 'assets'))
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(folder, 'assets', file), 'utf8'))
      .join('');
    expect(code).not.toMatch(/ZodError|drizzle/);
  });
});
