import { blankChannel, type Channel, noteFrame } from './live-channel.ts';
import { type Frame, keepSocket } from './live-socket.ts';

/** What happened, as the socket tells it. */
export type Event = {
  id: string;
  type: string;
  subject: string;
  time: string;
  sequence: number;
  data?: unknown;
};
/** What the page does with the news. */
export type Receiver = {
  event(event: Event): void;
  /** What is known about a subject may be outdated: read it again. */
  outdated(subject: string): void;
  /** Who is there, and who is writing. */
  presence(subject: string, frame: Frame): void;
};

const joinPatience = 400;

/** The one socket to `/api/live`. Keeps what was joined over every lost connection. */
export function openLive(address: string, receiver: Receiver) {
  const channels = new Map<string, Channel>();
  const waiting = new Map<string, Set<() => void>>();
  const socket = keepSocket(address, {
    opened() {
      for (const [subject, channel] of channels) if (channel.users > 0) join(subject, channel);
    },
    frame: hear,
    closed() {
      for (const channel of channels.values()) channel.joined = false;
      for (const subject of waiting.keys()) release(subject);
    },
  });

  function join(subject: string, { sequence: after }: Channel) {
    socket.send({ op: 'join', subject, ...(after === undefined ? {} : { after }) });
  }

  function hear(frame: Frame) {
    const { op, subject = '' } = frame;
    const channel = channels.get(subject);
    if (!channel || channel.users === 0) return;
    if (op === 'presence' || op === 'typing') return receiver.presence(subject, frame);
    const step = noteFrame(channel, frame);
    if (step === 'tell') receiver.event(frame as Frame & Event);
    if (step === 'join-again' && channel.joined) join(subject, channel);
    if (step === 'read-again') receiver.outdated(subject);
    if (op !== 'event') release(subject);
  }

  function release(subject: string) {
    for (const go of waiting.get(subject) ?? []) go();
    waiting.delete(subject);
  }

  /** Resolves when the subject is joined, or refused, or when waiting for it takes too long. */
  const settled = (subject: string) =>
    new Promise<void>((resume) => {
      const resumes = waiting.get(subject) ?? new Set();
      waiting.set(subject, resumes.add(resume));
      setTimeout(resume, joinPatience);
    });

  return {
    start: socket.start,
    stop: socket.stop,
    /** Joins a subject until the returned function is called; several parts may join the same. */
    join(subject: string): () => void {
      const channel = channels.get(subject) ?? blankChannel();
      channels.set(subject, channel);
      if (channel.users++ === 0) join(subject, channel);
      return () => {
        if (--channel.users > 0) return;
        channel.joined = false; // its number stays known: coming back, we are told what we missed
        socket.send({ op: 'leave', subject });
      };
    },
    /** Waits until a subject is joined, so that nothing falls between joining and reading. */
    async ready(subject: string): Promise<void> {
      const channel = channels.get(subject);
      if (channel && !channel.joined && socket.state.get() === 'open') {
        if (channel.refused) join(subject, channel); // it may have been opened to them meanwhile
        await settled(subject);
      }
      if (channel && !channel.joined) channel.readEarly = true;
    },
    /** @returns  whether it could be told that I am writing */
    typing(subject: string): boolean {
      const joined = channels.get(subject)?.joined ?? false;
      if (joined) socket.send({ op: 'typing', subject });
      return joined;
    },
  };
}
