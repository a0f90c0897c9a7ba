import { findDistrictByLeaId } from '../../src/districts/index.ts';
import { invite, languages, personRoles } from '../../src/people/index.ts';
import { type Command, CommandRefused, optional } from './command.ts';
import { readEmail, readLeaId, readRole, unknownDistrict } from './person-options.ts';
import { withDeps } from './with-deps.ts';

export const command: Command = {
  usage: '--email E --district LEAID [--role R] [--lead] [--language L]',
  purpose: `Invite someone by mail, with a role and a district.

LEAID is the 7-digit NCES id of their district. R is one of ${personRoles.join(', ')}.
--lead makes them act for their district. L is one of ${languages.join(', ')}. The mail leaves when Hallway runs.`,
  options: {
    email: { type: 'string' },
    district: { type: 'string' },
    role: { type: 'string', default: 'teacher' },
    lead: { type: 'boolean', default: false },
    language: { type: 'string', default: 'en' },
  },
  words: 0,
  async run(given, around) {
    const email = readEmail(given);
    const role = readRole(given);
    const leaId = readLeaId(given);
    const wanted = optional(given, 'language');
    const language = languages.find((known) => known === wanted);
    if (!language) throw new CommandRefused(`--language is one of ${languages.join(', ')}.`);
    await withDeps(around, async (deps) => {
      const district = await findDistrictByLeaId(deps.db, leaId);
      if (!district) throw new CommandRefused(unknownDistrict(leaId));
      const rights = { districtId: district.id, districtLead: given.values.lead === true };
      const { expiresAt } = await invite(deps, null, { email, role, language, ...rights });
      const until = expiresAt.toISOString().slice(0, 10);
      around.say(`${email} is invited to ${district.name} (${district.state}) until ${until}.`);
    });
  },
};
