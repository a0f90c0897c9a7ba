import type { RawData } from 'ws';
import { defineProblem, invalidInput } from '../problem.ts';
import { closing, send, spend } from './connection.ts';
import { ClientFrame } from './frames.ts';
import { findSeat, join, refuse } from './joining.ts';
import { type } from './presence.ts';
import { vacate } from './subjects.ts';
import type { Connection, Live } from './types.ts';

export const notJoined = defineProblem(
  'not-joined',
  409,
  'This socket has not joined that subject',
  'Join the subject first, and wait until that is answered.',
);

const costOfNonsense = 10;

/** Does what a client asks. Whatever it sends, it gets an answer or is cut off. */
export function hearFrame(
  live: Live,
  connection: Connection,
  data: RawData,
  isBinary: boolean,
): void {
  const { ws } = connection;
  connection.heard = true;
  if (ws.readyState !== ws.OPEN) return;
  if (isBinary) ws.close(closing.notAllowed, 'text frames of JSON only');
  else if (!spend(live, connection, 1)) ws.close(closing.notAllowed, 'too many frames');
  else obey(live, connection, String(data));
}

function obey(live: Live, connection: Connection, text: string): void {
  const read = readFrame(text);
  if (!read.success) refuseNonsense(live, connection, read.error.issues);
  else if (read.data.op === 'ping') send(live, connection, { op: 'pong' });
  else if (read.data.op === 'join') join(live, connection, read.data.subject, read.data.after);
  else leaveOrType(live, connection, read.data);
}

function leaveOrType(
  live: Live,
  connection: Connection,
  { op, subject }: Extract<ClientFrame, { op: 'leave' | 'typing' }>,
): void {
  const seat = findSeat(connection, subject);
  if (op === 'leave') {
    if (seat) vacate(live, seat);
  } else if (seat) type(live, seat);
  else refuse(live, connection, subject, notJoined());
}

function readFrame(text: string) {
  try {
    return ClientFrame.safeParse(JSON.parse(text));
  } catch {
    const issue = { path: [], message: 'Not JSON' };
    return { success: false, error: { issues: [issue] } } as const;
  }
}

type Issue = { path: readonly PropertyKey[]; message: string };

function refuseNonsense(live: Live, connection: Connection, issues: readonly Issue[]): void {
  spend(live, connection, costOfNonsense);
  const errors = issues.slice(0, 5).map(({ path, message }) => ({
    pointer: `#/${path.map(String).join('/')}`,
    detail: message.slice(0, 200),
  }));
  refuse(live, connection, undefined, invalidInput(undefined, { errors }));
}
