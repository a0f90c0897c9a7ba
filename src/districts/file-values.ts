import type { Columns } from './file-formats.ts';
import { RowFault } from './file-refused.ts';

/** What NCES and spreadsheets write where they have nothing: dagger, double dagger, dashes, NULL. */
const missingMarks = new Set([
  '',
  '†',
  '‡',
  '–',
  '—',
  '-',
  '--',
  'NULL',
  'N/A',
  'NA',
  'â€“',
  'â€',
  'â€¡',
]);

const longestText = 200;

/** A cell's text with its spaces set right, or null where a mark stands for nothing. */
export function textIn(cell: string | undefined): string | null {
  const text = (cell ?? '').replace(/\s+/g, ' ').trim();
  return missingMarks.has(text.toUpperCase()) || missingMarks.has(text) ? null : text;
}

/** The cells of one row by the name of their field. */
export class Row<Field extends string> {
  readonly #cells: readonly string[];
  readonly #columns: Columns<Field>;

  constructor(cells: readonly string[], columns: Columns<Field>) {
    if (cells.length !== columns.width) {
      throw new RowFault(
        `The row has ${cells.length} values, the first line names ${columns.width}`,
      );
    }
    this.#cells = cells;
    this.#columns = columns;
  }

  #cell(field: Field): string | null {
    const at = this.#columns.at.get(field);
    return at === undefined ? null : textIn(this.#cells[at]);
  }

  text(field: Field): string | null {
    const text = this.#cell(field);
    if (text === null) return null;
    if (/\p{Cc}/u.test(text)) throw new RowFault('The row holds a control character');
    if (text.length > longestText) {
      throw new RowFault(
        `A value is longer than ${longestText} characters: “${text.slice(0, 40)}…”`,
      );
    }
    return text;
  }

  /** An NCES id: so many digits, zeros in front included. */
  id(field: Field, what: string, digits: number): string {
    const text = this.#cell(field);
    if (text === null) throw new RowFault(`The ${what} is missing`);
    if (/^\d+$/.test(text) && text.length === digits) return text;
    const hint =
      /^\d+$/.test(text) && text.length < digits
        ? '; a spreadsheet may have dropped zeros in front'
        : '';
    throw new RowFault(`“${text.slice(0, 40)}” is not a ${what} of ${digits} digits${hint}`);
  }

  /** A count of people such as `18354.00000`; negative codes stand for nothing. */
  count(field: Field): number | null {
    const text = this.#cell(field);
    if (text === null) return null;
    const value = Number(text.replaceAll(',', ''));
    if (!Number.isFinite(value) || value > 100_000_000) throw notNumber(field, text);
    return value < 0 ? null : Math.round(value);
  }

  /** Latitude and longitude in degrees, or null for both where either is missing or both are 0. */
  coordinates(latitude: Field, longitude: Field): { latitude: number; longitude: number } | null {
    const north = this.#degrees(latitude, 90);
    const east = this.#degrees(longitude, 180);
    if (north === null || east === null || (north === 0 && east === 0)) return null;
    return { latitude: north, longitude: east };
  }

  #degrees(field: Field, most: number): number | null {
    const text = this.#cell(field);
    if (text === null) return null;
    const value = Number(text);
    if (!Number.isFinite(value) || Math.abs(value) > most) throw notNumber(field, text);
    return value;
  }
}

const notNumber = (field: string, text: string) =>
  new RowFault(`“${text.slice(0, 40)}” is not a value for ${field}`);
