import { findDistrictByLeaId } from '../../src/districts/index.ts';
import { addPerson, personRoles, termsVersion } from '../../src/people/index.ts';
import { writeAudit } from '../../src/platform/audit.ts';
import type { Tx } from '../../src/platform/db.ts';
import { type Command, CommandRefused, type Given, required } from './command.ts';
import { readEmail, readLeaId, readRole, unknownDistrict } from './person-options.ts';
import { withDeps } from './with-deps.ts';

const longestName = 120;

export const command: Command = {
  usage: '--email E --name N --district LEAID [--role R] [--admin]',
  purpose: `Add a person whom you know.

Adding someone, you vouch for who they are: an adult, of this district, who accepts the terms.
LEAID is the 7-digit NCES id of their district. R is one of ${personRoles.join(', ')}.
--admin makes them an administrator of the network.`,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    district: { type: 'string' },
    role: { type: 'string', default: 'teacher' },
    admin: { type: 'boolean', default: false },
  },
  words: 0,
  async run(given, around) {
    const wish = readWish(given);
    const leaId = readLeaId(given);
    const { person, district } = await withDeps(around, ({ db, now }) =>
      db.transaction((tx) => add(tx, wish, leaId, now())),
    );
    around.say(`${person.name} of ${district.name} (${district.state}) was added, id ${person.id}`);
  },
};

function readWish(given: Given) {
  const name = required(given, 'name');
  if (name.length > longestName) {
    throw new CommandRefused(`The name is longer than ${longestName} characters.`);
  }
  const staffRole = given.values.admin === true ? ('administrator' as const) : ('none' as const);
  const rights = { staffRole, verification: 'reviewed' as const, termsVersion };
  return { email: readEmail(given), name, role: readRole(given), ...rights };
}

async function add(tx: Tx, wish: ReturnType<typeof readWish>, leaId: string, now: Date) {
  const district = await findDistrictByLeaId(tx, leaId);
  if (!district) throw new CommandRefused(unknownDistrict(leaId));
  const person = await addPerson(tx, { ...wish, districtId: district.id }, now);
  if (!person) throw new CommandRefused(`Somebody has the address ${wish.email} already.`);
  const { staffRole, role } = wish;
  const entry = { actorId: null, action: 'people.person-added', subject: `people/${person.id}` };
  await writeAudit(tx, { ...entry, details: { staffRole, role } }, now);
  return { person, district };
}
