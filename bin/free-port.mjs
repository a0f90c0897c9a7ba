import { once } from 'node:events';
import { createServer } from 'node:net';
import { Refusal } from './refusal.mjs';

/** Asks for the port before anything takes long, so that the answer comes at once. */
export async function requireFreePort() {
  const probe = createServer();
  try {
    probe.listen(Number(process.env.PORT || 3000), process.env.HOST || '127.0.0.1');
    await once(probe, 'listening');
  } catch (error) {
    throw portTaken(error) ?? error;
  } finally {
    probe.close();
  }
}

/** What to tell when listening failed for a reason that a person can mend; else undefined. */
export function portTaken(/** @type {unknown} */ error) {
  const { code, port, address } =
    /** @type {NodeJS.ErrnoException & { port?: number, address?: string }} */ (error);
  if (code === 'EADDRINUSE') {
    return new Refusal(
      `Port ${port} is taken by another program.\nStop that program, or choose another port: PORT=${Number(port) + 1} npm start`,
    );
  }
  if (code === 'EACCES') {
    return new Refusal(
      `This account may not listen on port ${port}.\nChoose one above 1024, for example: PORT=3000 npm start`,
    );
  }
  if (code === 'EADDRNOTAVAIL') {
    return new Refusal(
      `This machine has no address ${address}.\nLeave HOST out, or set it to 127.0.0.1 or 0.0.0.0.`,
    );
  }
  return undefined;
}
