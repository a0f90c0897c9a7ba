import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether Node was told to run this very file, also by way of a link to its folder. */
export const startedDirectly = (moduleUrl: string): boolean =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl);
