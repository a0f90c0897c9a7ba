/** `npm test`: installs what is missing, then hands its arguments to jest. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installDependencies, projectFolder, requireNode } from './dependencies.mjs';
import { orRefuse } from './refusal.mjs';

await orRefuse(async () => {
  requireNode();
  installDependencies();
});

const jest = join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
const child = spawn(process.execPath, [jest, ...process.argv.slice(2)], {
  cwd: projectFolder,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'test',
    NODE_OPTIONS:
      `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
  },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => child.kill(signal)); // jest stops the database on its way out
}
child.on('exit', (code) => process.exit(code ?? 1));
