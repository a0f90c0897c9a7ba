import autocannon from 'autocannon';
import { postgresSeconds, processorSeconds } from './processor-time.ts';
import type { Served } from './serve.ts';

export type Contender = { server: Served; requests: autocannon.Request[] };

export type Figures = {
  /** Answers a second: the median of the rounds, and the least and most. */
  rate: number;
  least: number;
  most: number;
  p99Ms: number;
  /** Processor time a request, microseconds; undefined where it cannot be measured. */
  apiMicros: number | undefined;
  postgresMicros: number | undefined;
};

export type Comparison = { floor: Figures; hallway: Figures; ratio: number };

type Round = { rate: number; p99: number; api: number | undefined; postgres: number | undefined };
type Options = {
  seconds?: number;
  connections: number;
  postmaster: number | undefined;
  /** Until the code that is measured has been compiled for speed, which takes thousands of requests. */
  warmUpSeconds?: number;
};

/** Fewer while working on a path; what is published is measured with five. */
export const roundsCount = Number(process.env.HALLWAY_LOAD_ROUNDS ?? 5);

/** Runs floor and Hallway in turn, so that what disturbs the machine disturbs both. */
export async function compare(
  floor: Contender,
  hallway: Contender,
  options: Options,
): Promise<Comparison> {
  const rounds: { floor: Round[]; hallway: Round[] } = { floor: [], hallway: [] };
  const { warmUpSeconds = 10 } = options;
  await run(floor, { ...options, seconds: warmUpSeconds });
  await run(hallway, { ...options, seconds: warmUpSeconds });
  for (let round = 0; round < roundsCount; round += 1) {
    rounds.floor.push(await run(floor, options));
    rounds.hallway.push(await run(hallway, options));
  }
  const [below, above] = [summarise(rounds.floor), summarise(rounds.hallway)];
  const ratio = above.rate / below.rate;
  process.stderr.write(
    `  ${ratio.toFixed(2)} of ${Math.round(below.rate)} a second; ${told(below)} against ${told(above)}\n`,
  );
  return { floor: below, hallway: above, ratio };
}

async function run({ server, requests }: Contender, options: Options): Promise<Round> {
  const before = {
    api: processorSeconds(server.pid),
    postgres: postgresSeconds(options.postmaster),
  };
  let opened = 0;
  const result = await autocannon({
    url: server.url,
    connections: options.connections,
    duration: options.seconds ?? 4,
    requests,
    // Each begins elsewhere in the list: people do not all write in one topic at the same moment.
    setupClient(client) {
      const start = Math.floor((opened * requests.length) / options.connections);
      opened += 1;
      client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
    },
  });
  const failed = result.non2xx + result.errors;
  if (failed > 0)
    throw new Error(
      `${failed} requests to ${server.name} failed: ${JSON.stringify(result.statusCodeStats)}`,
    );
  const spent = (was: number | undefined, is: number | undefined) =>
    was === undefined || is === undefined ? undefined : ((is - was) / result.requests.total) * 1e6;
  return {
    rate: result.requests.total / result.duration,
    p99: result.latency.p99,
    api: spent(before.api, processorSeconds(server.pid)),
    postgres: spent(before.postgres, postgresSeconds(options.postmaster)),
  };
}

function summarise(rounds: Round[]): Figures {
  const rates = rounds.map(({ rate }) => rate);
  return {
    rate: median(rates),
    least: Math.min(...rates),
    most: Math.max(...rates),
    p99Ms: median(rounds.map(({ p99 }) => p99)),
    apiMicros: medianOf(rounds.map(({ api }) => api)),
    postgresMicros: medianOf(rounds.map(({ postgres }) => postgres)),
  };
}

const medianOf = (values: (number | undefined)[]) => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
};

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

const told = ({ apiMicros, postgresMicros }: Figures): string =>
  `API ${Math.round(apiMicros ?? Number.NaN)} and PostgreSQL ${Math.round(postgresMicros ?? Number.NaN)} µs`;
