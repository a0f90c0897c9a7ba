import { sweepFiles } from '../../src/attachments/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Once an hour, files go that were never attached, whose post went, or whose owner is no longer here. */
export const sweepAttachments = defineJob({
  name: 'attachments.sweep-files',
  every: 3_600_000,
  run: sweepFiles,
});
