import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { compileSerializer } from '../../../src/platform/http/serialize.ts';
import { Instant } from '../../../src/platform/instant.ts';
import { Page } from '../../../src/platform/page.ts';

const View = z.object({
  id: z.uuid(),
  name: z.string(),
  count: z.number().int(),
  open: z.boolean(),
  at: Instant,
  until: Instant.nullable(),
  note: z.string().nullable(),
  district: z.string().optional(),
  kind: z.enum(['question', 'discussion']),
  tags: z.array(z.string()),
  mine: z.object({ position: z.number(), at: Instant.nullable() }).nullable(),
  byField: z.record(z.string(), z.string()),
});

const moment = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => new Date(date));
const anyView = fc.record(
  {
    id: fc.uuid(),
    name: fc.string({ unit: 'grapheme' }),
    count: fc.integer(),
    open: fc.boolean(),
    at: moment,
    until: fc.option(moment),
    note: fc.option(fc.string()),
    district: fc.string(),
    kind: fc.constantFrom('question' as const, 'discussion' as const),
    tags: fc.array(fc.string()),
    mine: fc.option(fc.record({ position: fc.nat(), at: fc.option(moment) })),
    byField: fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.string(),
    ),
  },
  {
    requiredKeys: [
      'id',
      'name',
      'count',
      'open',
      'at',
      'until',
      'note',
      'kind',
      'tags',
      'mine',
      'byField',
    ],
  },
);

describe('the compiled serialiser', () => {
  const write = compileSerializer(Page(View));

  it('writes what zod would encode', () => {
    fc.assert(
      fc.property(fc.array(anyView, { maxLength: 3 }), (items) => {
        const page = { items, next: null } as z.output<ReturnType<typeof Page<typeof View>>>;
        expect(JSON.parse(write(page))).toEqual(
          JSON.parse(JSON.stringify(z.encode(Page(View), page))),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out what the view does not name', () => {
    const writeName = compileSerializer(z.object({ name: z.string() }));
    const row = { name: 'Ana', email: 'ana@school.test' };
    expect(writeName(row)).toBe('{"name":"Ana"}');
  });
});
