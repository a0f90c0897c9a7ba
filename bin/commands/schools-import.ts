import { importSchools } from '../../src/districts/index.ts';
import type { Command } from './command.ts';
import { importCsv } from './import-csv.ts';

export const command: Command = {
  usage: 'FILE',
  purpose: `Take in a file of schools, after their districts.

FILE is a CSV of the NCES Common Core of Data as its search exports it. The same file may be taken in again: schools are
known by their NCES id. Rows that cannot be used, such as those of a district that is not there, are written to
rejected-<name>-<time>.csv with the reason, and the rest goes on.`,
  options: {},
  words: 1,
  run: (given, around) => importCsv(importSchools, given, around),
};
