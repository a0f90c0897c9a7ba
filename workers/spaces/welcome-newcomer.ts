import { personJoined } from '../../src/people/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { welcomeNewcomer } from '../../src/spaces/index.ts';

/** Someone has come into the network: the spaces that invited their address wait for them. */
export const welcomeToSpaces = defineJob({
  name: 'spaces.welcome-newcomer',
  on: [personJoined],
  run: (deps, { data }) => welcomeNewcomer(deps, data.personId),
});
