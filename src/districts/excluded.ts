import { type SQL, sql } from 'drizzle-orm';

const snake = (column: string): string =>
  column.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** For `on conflict do update`: each of these columns takes the value that the insert brought. */
export const excluded = <Column extends string>(columns: readonly Column[]): Record<Column, SQL> =>
  Object.fromEntries(
    columns.map((column) => [column, sql.raw(`excluded.${snake(column)}`)]),
  ) as Record<Column, SQL>;
