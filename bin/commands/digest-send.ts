import type { Config } from '../../src/config.ts';
import { mailFolder } from '../../src/connections.ts';
import { sendDueDigests } from '../../src/digests/index.ts';
import { findPersonByEmail } from '../../src/people/index.ts';
import type { Db } from '../../src/platform/db.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { mailTransport, openMailer } from '../../src/platform/mailer.ts';
import { type Command, CommandRefused, optional } from './command.ts';
import { dataFolder, withDeps } from './with-deps.ts';

export const command: Command = {
  usage: '[--email E]',
  purpose: `Send the digests that are due, here and now.

Each person gets at most one for each of their windows, however often this is run and whatever else sends at the time;
who has nothing new gets none. --email sends that person's alone.`,
  options: { email: { type: 'string' } },
  words: 0,
  run: (given, around) =>
    withDeps(around, async (deps, config) => {
      const email = optional(given, 'email');
      const personId = email === undefined ? undefined : await idOf(deps.db, email);
      const mailer = openMailerOf(deps, config);
      try {
        const states = await sendDueDigests({ ...deps, mailer }, { personId });
        const { sent = 0, queued = 0, unknown = 0, ...others } = states;
        around.say(`${sent} sent${tell(others)}${tell({ queued, unknown })}`);
        if (unknown > 0) {
          around.remark(
            `${unknown} may or may not have arrived; staff see which. They are never sent again by themselves.`,
          );
        }
        if (queued > 0) {
          throw new CommandRefused(
            `${queued} could not be sent now: the mail server said "later" or cannot be reached. Run this again, or leave them to the workers.`,
          );
        }
      } finally {
        await mailer.close();
      }
    }),
};

const tell = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `, ${count} ${state}`)
    .join('');

async function idOf(db: Db, email: string): Promise<string> {
  const person = await findPersonByEmail(db, email);
  if (!person) throw new CommandRefused(`Nobody has the address ${email}.`);
  return person.id;
}

function openMailerOf(deps: Deps, config: Config) {
  const folder = mailFolder({ ...config, DATA_FOLDER: dataFolder(config) });
  return openMailer({
    ...deps,
    transport: mailTransport(config.SMTP_URL, config.production ? undefined : folder),
    sender: {
      from: config.MAIL_FROM,
      replyTo: config.MAIL_REPLY_TO,
      postalAddress: config.POSTAL_ADDRESS,
    },
  });
}
