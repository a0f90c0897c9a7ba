import { Column } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Db } from './db.ts';

/** Where statements are drawn up, without a connection. */
const board: Db = drizzle.mock({ casing: 'snake_case' });

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Field = { path: string[]; field: Column | { decoder?: Decoder; sql?: { decoder: Decoder } } };
type Drawn = { fields?: Field[]; joinsNotNullableMap?: Record<string, boolean> };

/**
 * Draws a hot statement up once, so that neither drizzle nor PostgreSQL works it out again, and runs it on the pool or
 * in a transaction alike.
 *
 * A drizzle statement is tied to the client it was made with; what is handed out here is that statement with the
 * client of `db` in its place. Rows are put together without drizzle's checks of each value, which cost as much as the
 * query; so a left join that finds nothing gives an object of nulls, and not null.
 *
 * @param make  ends in `.prepare('name')`; the name belongs to this statement alone
 */
export function prepared<Statement extends object>(make: (db: Db) => Statement) {
  let drawn: Statement | undefined;
  const draw = () => {
    const statement = make(board);
    const { fields } = statement as Drawn;
    return fields ? Object.assign(statement, { customResultMapper: mapperOf(fields) }) : statement;
  };
  return (db: Db): Statement => {
    drawn ??= draw();
    const { client } = db._.session as unknown as { client: unknown };
    return Object.create(drawn, { client: { value: client } });
  };
}

type Place = {
  table: string | undefined;
  name: string;
  decode: ((value: unknown) => unknown) | undefined;
};

/** Puts rows together from arrays of values: `{ topic: { id, … }, mark }`. */
function mapperOf(fields: readonly Field[]) {
  const places = fields.map(({ path, field }): Place => {
    const [table, name] = path.length > 1 ? path : [undefined, path[0]];
    return { table, name: name ?? '', decode: decoderOf(field) };
  });
  return (rows: unknown[][]) => rows.map((row) => putTogether(places, row));
}

function putTogether(places: readonly Place[], row: readonly unknown[]): object {
  const whole: Record<string, unknown> = {};
  let part = whole;
  let partOf: string | undefined;
  places.forEach(({ table, name, decode }, index) => {
    if (table !== partOf) {
      part = whole;
      if (table !== undefined) whole[table] = part = {};
      partOf = table;
    }
    const value = row[index];
    part[name] = value === null || decode === undefined ? value : decode(value);
  });
  return whole;
}

/** Dates alone come as text; everything else that these statements select is right as pg reads it. */
function decoderOf(field: Field['field']): Place['decode'] {
  const decoder = field instanceof Column ? field : (field.decoder ?? field.sql?.decoder);
  const isDate = decoder instanceof Column && decoder.dataType === 'date';
  return isDate ? (text) => new Date(text as string) : undefined;
}
