import { fileRefused } from './file-refused.ts';

export type DistrictField =
  | 'leaId'
  | 'name'
  | 'state'
  | 'city'
  | 'locale'
  | 'students'
  | 'latitude'
  | 'longitude';
export type SchoolField =
  | 'ncesSchoolId'
  | 'leaId'
  | 'name'
  | 'city'
  | 'lowGrade'
  | 'highGrade'
  | 'latitude'
  | 'longitude';
type Format<Field extends string> = {
  title: string;
  of: 'districts' | 'schools';
  /** Each field's header, as the file writes it but for stars and capitals. */
  headers: Record<Field, string>;
  required: readonly Field[];
};

const districtExport: Format<DistrictField> = {
  title: 'an NCES search export of districts',
  of: 'districts',
  headers: {
    leaId: 'NCES District ID',
    name: 'District Name',
    state: 'State',
    city: 'City',
    locale: 'Locale',
    students: 'Students',
    latitude: 'Latitude',
    longitude: 'Longitude',
  },
  required: ['leaId', 'name', 'state'],
};
const mergedFile: Format<DistrictField> = {
  title: 'a merged district file',
  of: 'districts',
  headers: {
    leaId: 'leaid',
    name: 'name',
    state: 'state',
    city: 'city',
    locale: 'locale',
    students: 'students',
    latitude: 'lat',
    longitude: 'lon',
  },
  required: ['leaId', 'name', 'state'],
};
const schoolExport: Format<SchoolField> = {
  title: 'an NCES search export of schools',
  of: 'schools',
  headers: {
    ncesSchoolId: 'NCES School ID',
    leaId: 'NCES District ID',
    name: 'School Name',
    city: 'City',
    lowGrade: 'Low Grade',
    highGrade: 'High Grade',
    latitude: 'Latitude',
    longitude: 'Longitude',
  },
  required: ['ncesSchoolId', 'leaId', 'name'],
};
const formats: readonly Format<string>[] = [districtExport, mergedFile, schoolExport];

/** Where each field stands in a row; a field that the file does not have is absent. */
export type Columns<Field extends string> = {
  title: string;
  width: number;
  at: ReadonlyMap<Field, number>;
};

/** Headers alike but for capitals, spaces around them and the star that NCES puts behind some. */
const plain = (header: string): string => header.replaceAll('*', '').trim().toLowerCase();

export const findDistrictColumns = (cells: readonly string[]): Columns<DistrictField> =>
  findColumns(cells, 'districts') as Columns<DistrictField>;
export const findSchoolColumns = (cells: readonly string[]): Columns<SchoolField> =>
  findColumns(cells, 'schools') as Columns<SchoolField>;

/**
 * Recognises a file by its headers.
 *
 * @throws `file-refused` for an unknown file, a file of the other kind, or one that lacks a column, which is named
 */
function findColumns(cells: readonly string[], wanted: 'districts' | 'schools'): Columns<string> {
  const headers = cells.map(plain);
  const known = (format: Format<string>) =>
    Object.values(format.headers).filter((header) => headers.includes(plain(header))).length;
  const format = formats.reduce((best, other) => (known(other) > known(best) ? other : best));
  if (known(format) < 3) {
    throw fileRefused(
      `The first line is not that of a file Hallway knows. It begins with “${cells.slice(0, 4).join(', ').slice(0, 80)}”; ` +
        `expected are columns such as ${Object.values(districtExport.headers).slice(0, 3).join(', ')}, separated by commas.`,
    );
  }
  const missing = format.required.map((field) => format.headers[field] ?? field);
  const absent = missing.filter((header) => !headers.includes(plain(header)));
  if (absent.length > 0) {
    const names = absent.map((header) => `“${header}”`).join(' and ');
    throw fileRefused(`The column ${names} is missing. This looks like ${format.title}.`);
  }
  if (format.of !== wanted) {
    throw fileRefused(`This is ${format.title}. Import it with: hallway ${format.of} import FILE`);
  }
  return { title: format.title, width: cells.length, at: positions(format, headers) };
}

function positions(format: Format<string>, headers: readonly string[]): Map<string, number> {
  const at = new Map<string, number>();
  for (const [field, header] of Object.entries(format.headers)) {
    const position = headers.indexOf(plain(header));
    if (position < 0) continue;
    if (headers.lastIndexOf(plain(header)) !== position) {
      throw fileRefused(`The column “${header}” stands twice. Remove one of them.`);
    }
    at.set(field, position);
  }
  return at;
}
