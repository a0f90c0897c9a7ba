import type { Command } from './command.ts';

/** Every command by its name. What a command needs is read only when it is asked for. */
export const commands: ReadonlyMap<string, () => Promise<{ command: Command }>> = new Map([
  ['districts import', () => import('./districts-import.ts')],
  ['schools import', () => import('./schools-import.ts')],
  ['people add', () => import('./people-add.ts')],
  ['people invite', () => import('./people-invite.ts')],
  ['token create', () => import('./token-create.ts')],
  ['seed', () => import('./seed.ts')],
  ['digest send', () => import('./digest-send.ts')],
  ['search rebuild', () => import('./search-rebuild.ts')],
  ['jobs parked', () => import('./jobs-parked.ts')],
  ['jobs retry', () => import('./jobs-retry.ts')],
  ['migrate', () => import('./migrate.ts')],
  ['doctor', () => import('./doctor.ts')],
]);
