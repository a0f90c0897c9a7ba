import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { importSchools } from '../../src/districts/index.ts';
import { openWorld, type World } from '../support/world.ts';
import { fixture, takeIn } from './take-in.ts';

const schoolHeaders =
  'NCES School ID,NCES District ID,School Name,Low Grade*,High Grade*,City,State,Latitude,Longitude';

describe('taking in a file of schools', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await takeIn(world, fixture);
  });
  afterEach(() => world.close());
  const takeSchools = (content: string | Buffer) => takeIn(world, content, importSchools);

  const file = [
    schoolHeaders,
    '530000000001,5399001,Lincoln Elementary,KG,05,Port Ellery,WA,48.1000,-123.4000',
    '060000000001,0699004,Creekside School,†,‡,Quiet Creek,CA,,',
    '069999900001,0699999,Orphan School,09,12,Lost,CA,,',
    '06000,0699004,Short Id School,09,12,Lost,CA,,',
    '480000000001,4899001,Franklin Middle,06,08,Red Cedar,TX,,',
  ].join('\n');

  it('keeps those whose district is there, by its zone where they have no coordinates', async () => {
    const { counts, rejected } = await takeSchools(file);
    expect(counts).toEqual([3, 0, 0, 2]);
    expect(rejected).toMatchObject([
      { line: 4, reason: 'Its district 0699999 is not there; import it first' },
      {
        line: 5,
        reason:
          '“06000” is not a school id of 12 digits; a spreadsheet may have dropped zeros in front',
      },
    ]);
    const { rows } = await world.pool.query(
      'select nces_school_id, low_grade, high_grade, time_zone, time_zone_assumed from schools order by 1',
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['060000000001', null, null, 'America/Los_Angeles', true],
      ['480000000001', '06', '08', 'America/Denver', true],
      ['530000000001', 'KG', '05', 'America/Los_Angeles', false],
    ]);
  });

  it('changes nothing when the same file comes again, and only what changed when another does', async () => {
    await takeSchools(file);
    expect((await takeSchools(file)).counts).toEqual([0, 0, 3, 2]);
    const renamed = file.replace('Franklin Middle', 'Curie Middle');
    expect((await takeSchools(renamed)).counts).toEqual([0, 1, 2, 2]);
  });

  it('sends a file of districts to the other command, and the other way round', async () => {
    await expect(takeSchools(fixture)).rejects.toThrow('hallway districts import');
    await expect(takeIn(world, file)).rejects.toThrow('hallway schools import');
  });
});
