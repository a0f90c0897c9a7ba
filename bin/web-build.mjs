import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from './dependencies.mjs';
import { buildUnlessSame, filesBelow } from './sources.mjs';

const folder = join(projectFolder, 'web', 'dist');
const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');

/**
 * Builds the web app into web/dist when its sources changed. A build that fails is told, and keeps nobody from the API.
 * It is made from web/, from the schemas that it shares with the server, and from its packages.
 */
export function buildWeb() {
  const shared = filesBelow('src').filter((file) =>
    /schemas\.ts$|platform.(instant|page)\.ts$/.test(file),
  );
  const made = {
    stamp: join(folder, '.sources'),
    product: join(folder, 'index.html'),
    files: ['package-lock.json', ...filesBelow('web'), ...shared],
  };
  return buildUnlessSame(made, async () => {
    console.log('Building the web app ...');
    const child = spawn(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) {
      console.error('\nThe web app could not be built; why stands above. Going on without it.\n');
    }
    return code === 0;
  });
}

/** Builds again and again as sources change. In this process, so that it ends with it however it ends. */
export async function watchWeb() {
  const { build } = await import('vite');
  const configFile = join(projectFolder, 'web', 'vite.config.ts');
  await build({ configFile, logLevel: 'warn', build: { watch: {} } });
}
