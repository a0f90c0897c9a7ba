import { importDistricts } from '../../src/districts/index.ts';
import type { Command } from './command.ts';
import { importCsv } from './import-csv.ts';

export const command: Command = {
  usage: 'FILE',
  purpose: `Take in a file of districts.

FILE is a CSV of the NCES Common Core of Data as its search exports it, or the merged district file; which one is seen
by its headers. The same file may be taken in again: districts are known by their NCES id. Rows that cannot be used are
written to rejected-<name>-<time>.csv with the reason, and the rest goes on.`,
  options: {},
  words: 1,
  run: (given, around) => importCsv(importDistricts, given, around),
};
