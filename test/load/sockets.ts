import autocannon from 'autocannon';
import { median, roundsCount } from './compare.ts';
import { openCrowd } from './crowd.ts';
import { residentMiB } from './processor-time.ts';
import type { Served } from './serve.ts';

export type FanOut = {
  rate: number;
  floorRate: number;
  ratio: number;
  p99Ms: number;
  kibEach: number;
};

type Sender = { server: Served; path: string; headers: Record<string, string>; body: string };
type Listeners = Parameters<typeof openCrowd>[1] & { url: string };

const burst = 200;

/** One post to a thousand sockets: how many frames a second reach them, and how late the last of a hundred is. */
export async function measureFanOut(
  floor: { sender: Sender; listeners: Listeners },
  hallway: { sender: Sender; listeners: Listeners },
): Promise<FanOut> {
  const before = residentMiB(hallway.sender.server.pid);
  const crowds = {
    floor: await openCrowd(floor.listeners.url, floor.listeners),
    hallway: await openCrowd(hallway.listeners.url, hallway.listeners),
  };
  const kibEach =
    ((residentMiB(hallway.sender.server.pid) - before) * 1024) / hallway.listeners.size;
  const rates: { floor: number[]; hallway: number[] } = { floor: [], hallway: [] };
  for (let round = 0; round < roundsCount; round += 1) {
    rates.floor.push(await burstRate(floor.sender, crowds.floor, floor.listeners.size));
    rates.hallway.push(await burstRate(hallway.sender, crowds.hallway, hallway.listeners.size));
  }
  const p99Ms = await latency(hallway.sender, crowds.hallway, hallway.listeners.size);
  crowds.floor.close();
  crowds.hallway.close();
  const [rate, floorRate] = [median(rates.hallway), median(rates.floor)];
  return { rate, floorRate, ratio: rate / floorRate, p99Ms, kibEach };
}

type Crowd = Awaited<ReturnType<typeof openCrowd>>;

/** Frames a second while posts are sent as fast as the sender takes them. */
async function burstRate(sender: Sender, crowd: Crowd, size: number): Promise<number> {
  const all = crowd.receive(burst);
  const began = performance.now();
  await autocannon({
    url: sender.server.url + sender.path,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...sender.headers },
    body: sender.body,
    connections: 8,
    amount: burst,
  });
  await all;
  crowd.arrivals();
  return (burst * size) / ((performance.now() - began) / 1000);
}

/** The 99th of a hundred waits between sending a post and its arrival, five posts a second. */
async function latency(sender: Sender, crowd: Crowd, size: number): Promise<number> {
  const waits: number[] = [];
  for (let post = 0; post < 30; post += 1) {
    const all = crowd.receive(1);
    const sentAt = performance.now();
    const reply = await fetch(sender.server.url + sender.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...sender.headers },
      body: sender.body,
    });
    if (!reply.ok) throw new Error(`the post was refused: ${reply.status} ${await reply.text()}`);
    await all;
    waits.push(...crowd.arrivals().map((at) => at - sentAt));
    await new Promise((wake) => setTimeout(wake, 200));
  }
  waits.sort((a, b) => a - b);
  if (waits.length !== 30 * size) throw new Error('some frames did not arrive');
  return waits[Math.floor(waits.length * 0.99)] ?? Number.NaN;
}

/** What one idle socket costs, KB (1,000 bytes), beyond the process at rest. */
export async function measureIdle(
  server: Served,
  listeners: Listeners,
): Promise<{ idleMiB: number; kbEach: number }> {
  const idleMiB = residentMiB(server.pid);
  const crowd = await openCrowd(listeners.url, listeners);
  await new Promise((wake) => setTimeout(wake, 3_000));
  const kbEach = ((residentMiB(server.pid) - idleMiB) * 1024 * 1024) / 1000 / listeners.size;
  crowd.close();
  return { idleMiB, kbEach };
}
