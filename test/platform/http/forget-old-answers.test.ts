import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idempotencyKeys } from '../../../src/platform/http/idempotency.ts';
import { newId } from '../../../src/platform/ids.ts';
import { allJobs } from '../../../workers/jobs.ts';
import { openWorkshop } from '../../support/workshop.ts';

describe('answers kept for requests that are sent twice', () => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  beforeAll(async () => {
    shop = await openWorkshop();
  });
  afterAll(() => shop.close());

  it('are forgotten by the workers after 48 hours, with the words in them', async () => {
    const { deps } = shop;
    const keptFor = (hours: number) => new Date(deps.now().getTime() - hours * 3_600_000);
    const answer = { personId: newId(), requestHash: 'x', status: 201, body: '{"body":"words"}' };
    await deps.db.insert(idempotencyKeys).values([
      { ...answer, key: 'fresh', at: keptFor(47) },
      { ...answer, key: 'old', at: keptFor(49) },
    ]);
    const job = allJobs.find(({ name }) => name === 'idempotency.forget-old-keys');
    const occurrence = { id: 'at-1', type: '', time: deps.now(), data: undefined };
    await job?.perform(deps, occurrence, { signal: new AbortController().signal, attempt: 1 });
    const kept = await deps.db.select().from(idempotencyKeys);
    expect(kept.map(({ key }) => key)).toEqual(['fresh']);
  });
});
