/** @typedef {{ keeper: import('pg').Client, run: string, stop: () => Promise<void> }} OpenRun */

/** Drops what the run still holds and stops the PostgreSQL that it started. Runs after failed tests too. */
export default async function closeRun() {
  const opened = /** @type {{ hallwayTestRun?: OpenRun }} */ (globalThis).hallwayTestRun;
  if (!opened) return;
  const { keeper, run, stop } = opened;
  try {
    const mine = await keeper.query(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [`hallway_test_${run}`],
    );
    for (const { datname } of mine.rows) {
      await keeper.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
    }
    await keeper.end();
  } finally {
    await stop();
  }
}
