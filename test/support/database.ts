/**
 * Databases and Redis keys that belong to one test alone.
 *
 *   createTestDatabase(): Promise<TestDatabase>          { url, drop() }       30 to 100 ms
 *   createTestRedisPrefix(): TestRedis | undefined       { url, prefix, drop() }  undefined without REDIS_URL
 *
 * `drop()` may be left out: what is still there when the run ends, or dies, is removed.
 */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createClient } from 'redis';

export type TestDatabase = { url: string; drop(): Promise<void> };
export type TestRedis = { url: string; prefix: string; drop(): Promise<void> };

type Run = { run: string; server: string; template: string };

/** A database of its own, with the tables as the migrations leave them and nothing in them. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { run, server, template } = currentRun();
  const name = `hallway_test_${run}_${process.pid}_${randomBytes(4).toString('hex')}`;
  await query(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/**
 * A prefix for every key and channel, in braces so that one test's keys share a slot of a Redis Cluster.
 * Redis itself is shared: nothing may ever flush it.
 */
export function createTestRedisPrefix(): TestRedis | undefined {
  const { REDIS_URL: url } = process.env;
  if (!url) return undefined;
  const prefix = `{hallway-test-${currentRun().run.replaceAll('_', '-')}-${randomBytes(4).toString('hex')}}`;
  return { url, prefix, drop: () => dropKeys(url, prefix) };
}

function currentRun(): Run {
  const { HALLWAY_TEST_RUN: run } = process.env;
  if (!run) throw new Error('Tests that need a database are run with "npm test"');
  return JSON.parse(run) as Run;
}

async function query(server: string, sql: string): Promise<void> {
  const client = new Client(server);
  client.on('error', () => {}); // the query's own rejection tells
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function dropKeys(url: string, prefix: string): Promise<void> {
  const redis = createClient({ url });
  redis.on('error', () => {}); // the command's own rejection tells
  await redis.connect();
  try {
    for await (const keys of redis.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 })) {
      if (keys.length > 0) await redis.unlink(keys);
    }
  } finally {
    await redis.close();
  }
}
