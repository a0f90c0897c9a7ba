/** A process of its own that starts the embedded PostgreSQL, says where, and lives until it is killed. */
import { startEmbeddedPostgres } from '../../bin/embedded-postgres.mjs';

const [, , folder = '', temporary] = process.argv;
const { url, announce } = await startEmbeddedPostgres({
  folder,
  temporary: temporary === 'temporary',
});
announce('http://127.0.0.1:3999');
console.log(url);
setInterval(() => {}, 60_000);
