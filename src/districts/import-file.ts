import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { imported } from './events.ts';
import { findEncoding } from './file-encoding.ts';
import type { Columns } from './file-formats.ts';
import { type CsvRecord, recordsOf } from './file-records.ts';
import { fileRefused, RowFault } from './file-refused.ts';
import { Row } from './file-values.ts';

/** A file that can be read more than once. */
export type ImportFile = { open(): AsyncIterable<Buffer> };
export type Rejected = { line: number; reason: string; text: string };
export type ImportWatcher = {
  /** Called after each batch with the rows read so far. */
  onProgress?(rows: number): void;
  onRejected?(rejected: Rejected): Promise<void> | void;
};
export type Counts = { new: number; changed: number; unchanged: number };
export type ImportSummary = Counts & { rejected: number; format: string; encoding: string };

/** A row that was understood, with where it stood. */
export type ReadRow<Facts> = { line: number; text: string; facts: Facts };

type Kind<Field extends string, Facts> = {
  of: 'districts' | 'schools';
  findColumns(headers: readonly string[]): Columns<Field>;
  read(row: Row<Field>): Facts;
  identity(facts: Facts): string;
  /** Writes a batch; calls `reject` for a row that cannot be kept. */
  keep(tx: Tx, rows: ReadRow<Facts>[], now: Date, reject: (row: Rejected) => void): Promise<Counts>;
};

const batchSize = 250;

/**
 * Reads a file of NCES and keeps what it tells, batch by batch; what was kept stays when a later row is bad.
 *
 * The same file again changes nothing. One audit entry and at most one event tell of it, however many rows it had.
 *
 * @throws `file-refused` when the file as a whole cannot be used; nothing was changed then
 */
export async function importFile<Field extends string, Facts>(
  deps: Deps,
  kind: Kind<Field, Facts>,
  file: ImportFile,
  watcher: ImportWatcher,
): Promise<ImportSummary> {
  const encoding = await findEncoding(file.open());
  const records = recordsOf(file.open(), encoding);
  const columns = await readHeader(records, kind);
  const seen = new Map<string, number>();
  const counts = { new: 0, changed: 0, unchanged: 0, rejected: 0 };
  let batch: ReadRow<Facts>[] = [];
  let unread: Rejected[] = [];
  let rows = 0;

  const flush = async () => {
    const { kept, refused } = await keepBatch(deps, kind, batch);
    for (const count of ['new', 'changed', 'unchanged'] as const) counts[count] += kept[count];
    for (const row of [...unread, ...refused].sort((a, b) => a.line - b.line)) {
      counts.rejected += 1;
      await watcher.onRejected?.(row);
    }
    [batch, unread] = [[], []];
    watcher.onProgress?.(rows);
  };

  for await (const record of records) {
    rows += 1;
    const read = readRow(kind, columns, record, seen);
    if ('reason' in read) unread.push(read);
    else batch.push(read);
    if (batch.length + unread.length === batchSize) await flush();
  }
  await flush();
  await tellOf(deps, kind.of, counts);
  return { ...counts, format: columns.title, encoding };
}

async function readHeader<Field extends string>(
  records: AsyncGenerator<CsvRecord>,
  kind: Pick<Kind<Field, never>, 'findColumns'>,
): Promise<Columns<Field>> {
  const { value: header } = await records.next();
  if (!header) throw fileRefused('The file is empty.');
  if (header.reason !== undefined) {
    throw fileRefused(`Line ${header.line}, which should name the columns: ${header.reason}.`);
  }
  return kind.findColumns(header.cells);
}

function readRow<Field extends string, Facts>(
  kind: Kind<Field, Facts>,
  columns: Columns<Field>,
  record: CsvRecord,
  seen: Map<string, number>,
): ReadRow<Facts> | Rejected {
  const { line, text } = record;
  if (record.reason !== undefined) return { line, text, reason: record.reason };
  try {
    const facts = kind.read(new Row(record.cells, columns));
    const id = kind.identity(facts);
    const before = seen.get(id);
    if (before !== undefined) throw new RowFault(`The id ${id} was already on line ${before}`);
    seen.set(id, line);
    return { line, text, facts };
  } catch (fault) {
    if (!(fault instanceof RowFault)) throw fault;
    return { line, text, reason: fault.message };
  }
}

/** The transaction may be run again after a lost race, so what it refuses is gathered anew each time. */
async function keepBatch<Field extends string, Facts>(
  deps: Deps,
  kind: Kind<Field, Facts>,
  batch: ReadRow<Facts>[],
): Promise<{ kept: Counts; refused: Rejected[] }> {
  if (batch.length === 0) return { kept: { new: 0, changed: 0, unchanged: 0 }, refused: [] };
  // In one order, so that two imports at once wait for each other rather than lock each other out.
  const id = (row: ReadRow<Facts>) => kind.identity(row.facts);
  const rows = [...batch].sort((a, b) => (id(a) < id(b) ? -1 : 1));
  return deps.db.transaction(async (tx) => {
    const refused: Rejected[] = [];
    const kept = await kind.keep(tx, rows, deps.now(), (row) => refused.push(row));
    return { kept, refused };
  });
}

async function tellOf(
  deps: Deps,
  of: 'districts' | 'schools',
  counts: Counts & { rejected: number },
): Promise<void> {
  const at = deps.now();
  await deps.db.transaction(async (tx) => {
    const entry = { actorId: null, action: `districts.${of}-imported`, subject: of };
    await writeAudit(tx, { ...entry, details: counts }, at);
    if (counts.new + counts.changed > 0) await record(tx, imported, { of }, at);
  });
}
