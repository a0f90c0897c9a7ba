import { EmailAddress, personRoles } from '../../src/people/index.ts';
import { CommandRefused, type Given, optional, required } from './command.ts';

export function readEmail(given: Given): string {
  const read = EmailAddress.safeParse(required(given, 'email'));
  if (!read.success) throw new CommandRefused('--email is not one plain e-mail address.');
  return read.data;
}

export function readRole(given: Given): (typeof personRoles)[number] {
  const wanted = optional(given, 'role');
  const role = personRoles.find((known) => known === wanted);
  if (role) return role;
  throw new CommandRefused(`There is no role “${wanted}”. Roles are: ${personRoles.join(', ')}.`);
}

export function readLeaId(given: Given): string {
  const leaId = required(given, 'district');
  if (/^\d{7}$/.test(leaId)) return leaId;
  throw new CommandRefused(
    `“${leaId}” is not a district id: 7 digits, zeros in front included, such as 0622230.`,
  );
}

export const unknownDistrict = (leaId: string): string =>
  `There is no district ${leaId} yet. Import it first: hallway districts import FILE`;
