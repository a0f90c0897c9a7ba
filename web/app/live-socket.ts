import { makeStore } from './store.ts';

export type Frame = { op: string; subject?: string; sequence?: number; [more: string]: unknown };
type Hears = { opened(): void; frame(frame: Frame): void; closed(): void };

const pingEvery = 25_000;
const silenceAllowed = 60_000;

/** Keeps one websocket open for as long as it is wanted, over every lost connection. */
export function keepSocket(address: string, hears: Hears) {
  const state = makeStore<'closed' | 'connecting' | 'open'>('closed');
  let socket: WebSocket | undefined;
  let wanted = false;
  let attempt = 0;
  let lastHeard = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect() {
    clearTimeout(timer);
    if (!wanted || socket) return;
    state.set('connecting');
    socket = new WebSocket(address);
    socket.onopen = () => {
      attempt = 0;
      lastHeard = Date.now();
      state.set('open');
      hears.opened();
    };
    socket.onmessage = ({ data }) => {
      lastHeard = Date.now();
      hears.frame(JSON.parse(String(data)));
    };
    socket.onclose = ({ code }) => {
      socket = undefined;
      state.set('closed');
      hears.closed();
      if (wanted) timer = setTimeout(connect, pause(code, attempt++));
    };
  }
  const send = (frame: object) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };

  setInterval(() => {
    if (state.get() !== 'open') return;
    if (Date.now() - lastHeard > silenceAllowed) socket?.close();
    else send({ op: 'ping' });
  }, pingEvery);
  window.addEventListener('online', () => {
    attempt = 0;
    connect();
  });

  return {
    state,
    send,
    start() {
      wanted = true;
      connect();
    },
    stop() {
      wanted = false;
      clearTimeout(timer);
      socket?.close(1000);
    },
  };
}

/** How long to wait, ms: a server that restarts (1012) wants its people back spread out. */
export function pause(code: number, attempt: number, chance = Math.random()): number {
  const most = code === 1012 ? 5_000 : Math.min(30_000, 500 * 2 ** attempt);
  return 200 + chance * most;
}
