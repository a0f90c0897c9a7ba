import { defineJob } from '../../src/platform/jobs.ts';
import { regroupSpace } from '../../src/search/index.ts';
import { spaceChanged } from '../../src/spaces/index.ts';

/** A space that opens to everyone, or closes: its words count among those of its readers, and lead nobody else on. */
export const regroupWords = defineJob({
  name: 'search.regroup-space',
  on: spaceChanged,
  timeLimitMs: 10 * 60_000,
  async run({ db }, { data: { spaceId } }, { signal }) {
    await regroupSpace(db, spaceId, signal);
  },
});
