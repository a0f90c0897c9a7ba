import { tellOfRequests } from '../../src/notifications/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { requestsChanged } from '../../src/spaces/index.ts';

/** Tells those who look after a space that somebody asks to join, or does so no more, outside of their quiet hours. */
export const tellFacilitators = defineJob({
  name: 'notifications.tell-of-requests',
  on: requestsChanged,
  run: (deps, { data }) => tellOfRequests(deps, data),
});
