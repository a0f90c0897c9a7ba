import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const folder = new URL('../migrations/', import.meta.url);
/** Those before were released as they are. */
const first = '0032';
const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && name >= first);

describe('a migration', () => {
  // To drop an index locks its table to everyone until the migration is over; to build one lets people go on reading.
  it.each(files)('builds what it builds before it drops an index: %s', (name) => {
    const statements = readFileSync(new URL(name, folder), 'utf8')
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim());
    const dropped = statements.findIndex((statement) => statement.startsWith('DROP INDEX'));
    const after = dropped < 0 ? [] : statements.slice(dropped);
    expect(after.filter((statement) => /^CREATE (UNIQUE )?INDEX/.test(statement))).toEqual([]);
  });
});
