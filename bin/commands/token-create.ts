import { findPersonByEmail, isSuspended } from '../../src/people/index.ts';
import { writeAudit } from '../../src/platform/audit.ts';
import { createToken } from '../../src/sign-in/index.ts';
import { type Command, CommandRefused, type Given, optional, required } from './command.ts';
import { withDeps } from './with-deps.ts';

export const command: Command = {
  usage: '--email E [--days N]',
  purpose: `Make an access token for a person, for scripts and other programs.

The token is the last line of standard output and is kept nowhere: send it as "Authorization: Bearer <token>".
It may read and write as that person, and act as staff where they are staff. It ends after N days, 90 unless told.`,
  options: { email: { type: 'string' }, days: { type: 'string', default: '90' } },
  words: 0,
  async run(given, around) {
    const email = required(given, 'email');
    const days = readDays(given);
    await withDeps(around, async ({ db, now }) => {
      const made = await db.transaction(async (tx) => {
        const person = await findPersonByEmail(tx, email);
        if (!person)
          throw new CommandRefused(
            `Nobody has the address ${email}. Add them first: hallway people add`,
          );
        if (isSuspended(person, now())) throw new CommandRefused('This person is suspended.');
        const scopes = [
          'read',
          'write',
          ...(person.staffRole === 'none' ? [] : ['admin']),
        ] as const;
        const wish = {
          name: 'Command line',
          scopes: [...scopes] as ('read' | 'write' | 'admin')[],
          days,
        };
        const token = await createToken(tx, person.id, wish, now());
        const details = { tokenId: token.id, scopes };
        const subject = `people/${person.id}`;
        await writeAudit(
          tx,
          { actorId: null, action: 'sign-in.token-made', subject, details },
          now(),
        );
        return token;
      });
      around.say(
        `May ${made.scopes.join(', ')}; ends ${made.expiresAt.toISOString().slice(0, 10)}.`,
      );
      around.say(made.token);
    });
  },
};

function readDays(given: Given): number {
  const days = Number(optional(given, 'days'));
  if (Number.isInteger(days) && days >= 1 && days <= 366) return days;
  throw new CommandRefused('--days is a whole number from 1 to 366.');
}
