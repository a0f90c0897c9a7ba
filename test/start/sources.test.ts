import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { buildUnlessSame } from '../../bin/sources.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hallway-sources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('builds what is not there, what has changed, and what was built elsewhere since', async () => {
  const made = {
    stamp: join(folder, 'stamp'),
    product: join(folder, 'product'),
    files: ['package.json'],
  };
  let builds = 0;
  const build = async (succeeds: unknown = true) => {
    builds += 1;
    writeFileSync(made.product, '');
    return succeeds !== false;
  };

  await buildUnlessSame(made, () => build(false));
  await buildUnlessSame(made, build); // again, since it failed
  await buildUnlessSame(made, build);
  expect(builds).toBe(2);

  await buildUnlessSame({ ...made, files: ['package.json', 'tsconfig.json'] }, build);
  expect(builds).toBe(3);

  const later = Date.now() / 1000 + 60;
  utimesSync(made.product, later, later);
  await buildUnlessSame({ ...made, files: ['package.json', 'tsconfig.json'] }, build);
  expect(builds).toBe(4);
});
