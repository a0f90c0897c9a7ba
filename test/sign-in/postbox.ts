import { desc, eq } from 'drizzle-orm';
import { outbox } from '../../src/platform/events.ts';
import type { Mail, Mailer } from '../../src/platform/mailer.ts';
import { sendWayIn } from '../../src/sign-in/index.ts';
import { type Visitor, visitorOf, type World } from '../support/world.ts';

/** Keeps the mails that would be sent, so that a test can read them like their recipient. */
export function openPostbox(world: World) {
  const mails: Mail[] = [];
  const mailer: Mailer = {
    sender: { from: 'hallway@hallway.test' },
    async send(mail) {
      mails.push(mail);
      return 'sent';
    },
    async close() {},
  };
  const deps = { ...world.deps, mailer };

  /** Runs what the newest event of a kind asks the workers to do. */
  async function newest(type: string): Promise<Record<string, string>> {
    const [row] = await world.deps.db
      .select()
      .from(outbox)
      .where(eq(outbox.type, type))
      .orderBy(desc(outbox.position))
      .limit(1);
    return row?.data as Record<string, string>;
  }

  return {
    mails,
    deps,
    newest,
    to: (email: string) => mails.filter((mail) => mail.to.address === email),
    /** Asks for a way in and lets the mail go out. */
    async ask(email: string, visitor: Visitor = world.anyone) {
      const reply = await visitor.post('/sign-in', { email });
      const { requestId } = reply.json() as { requestId: string };
      await sendWayIn(deps, (await newest('sign-in.requested')).requestId ?? '');
      const text = this.to(email).at(-1)?.text ?? '';
      return { requestId, reply, token: tokenIn(text), code: /\b\d{6}\b/.exec(text)?.[0] ?? '' };
    },
    /** Signs in as someone would: asks, reads the mail, follows the link. */
    async signIn(email: string): Promise<Visitor & { cookie: string }> {
      const { token } = await this.ask(email);
      const reply = await world.anyone.post('/sign-in/link', { token });
      const cookie = cookieOf(reply.headers['set-cookie']);
      return { cookie, ...visitorOf(world.app, { cookie }) };
    },
  };
}

export const tokenIn = (text: string): string => /#token=([\w-]+)/.exec(text)?.[1] ?? '';

/** The session cookie as a browser sends it back. */
export const cookieOf = (header: string | string[] | undefined): string =>
  [header].flat().at(-1)?.split(';')[0] ?? '';
