import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';
import { openCommandLine } from './command-line.ts';

describe('the command line adds people and makes tokens', () => {
  let world: World;
  let line: ReturnType<typeof openCommandLine>;
  beforeAll(async () => {
    world = await openWorld();
    line = openCommandLine(world);
    await world.district({ leaId: '0612345', name: 'Elderberry Unified' });
  });
  afterAll(async () => {
    await line.close();
    await world.close();
  });
  const run = (words: string) => line.run(words);
  const add = (email: string, more = '') =>
    run(`people add --email ${email} --name "Ana Ruiz" --district 0612345 ${more}`);

  it('for a person with a role and a district', async () => {
    const { status, said } = await add('Ana.Ruiz@elderberry.example', '--role principal');
    expect(status).toBe(0);
    expect(said).toMatch(/^Ana Ruiz of Elderberry Unified \(CA\) was added, id [0-9a-f-]{36}$/);
    const { rows } = await world.pool.query(
      "select role, staff_role, verification, time_zone from persons where email = 'ana.ruiz@elderberry.example'",
    );
    expect(rows).toEqual([
      {
        role: 'principal',
        staff_role: 'none',
        verification: 'reviewed',
        time_zone: 'America/Los_Angeles',
      },
    ]);
    const again = await add('ana.ruiz@elderberry.example', '--admin');
    expect(again).toMatchObject({ status: 1, said: '' });
    expect(again.remarked).toBe('Somebody has the address ana.ruiz@elderberry.example already.');
  });

  it('whose token is the last line, and only administrators get the rights of staff', async () => {
    await add('ruth@elderberry.example', '--admin');
    await add('jo@elderberry.example');
    const ruth = await run('token create --email ruth@elderberry.example');
    const jo = await run('token create --email jo@elderberry.example --days 7');
    expect(ruth.said.split('\n').at(-1)).toMatch(/^hlw_[\w-]{40,}$/);
    expect(ruth.said).toContain('May read, write, admin; ends 2027-02-15.');
    expect(jo.said).toContain('May read, write; ends 2026-11-24.');
    const { rows } = await world.pool.query(
      "select count(*)::int from audit_entries where action = 'sign-in.token-made'",
    );
    expect(rows).toEqual([{ count: 2 }]);
  });

  it('and invites, by a mail that leaves when Hallway runs', async () => {
    const { status, said } = await run(
      'people invite --email Zoe@b.example --district 0612345 --role principal --lead --language es',
    );
    expect({ status, said }).toEqual({
      status: 0,
      said: 'zoe@b.example is invited to Elderberry Unified (CA) until 2026-12-01.',
    });
    const { rows } = await world.pool.query(
      'select email, role, district_lead, language, invited_by, token_hash from invitations',
    );
    expect(rows).toEqual([
      {
        email: 'zoe@b.example',
        role: 'principal',
        district_lead: true,
        language: 'es',
        invited_by: null,
        token_hash: null,
      },
    ]);
    const events = await world.pool.query(
      "select type from outbox where type like 'people.invitation%'",
    );
    expect(events.rows).toHaveLength(1);
  });

  it.each([
    ['people invite --email a@b.example --district 0600000', /no district 0600000 yet/],
    [
      'people invite --email a@b.example --district 0612345 --language de',
      /--language is one of en, es/,
    ],
    ['people add --email a@b.example --district 0612345', /--name is missing/],
    [
      'people add --email "a@b.example, c@d.example" --name A --district 0612345',
      /not one plain e-mail address/,
    ],
    ['people add --email a@b.example --name A --district 612345', /not a district id: 7 digits/],
    [
      'people add --email a@b.example --name A --district 0600000',
      /no district 0600000 yet\. Import it first/,
    ],
    [
      'people add --email a@b.example --name A --district 0612345 --role boss',
      /no role “boss”\. Roles are: teacher/,
    ],
    ['people add --email a@b.example --nmae A', /Unknown option '--nmae'[\s\S]*Usage:/],
    ['token create --email nobody@b.example', /Nobody has the address/],
    ['token create --email nobody@b.example --days 0', /--days is a whole number/],
  ])('and says what is wrong with: %s', async (words, message) => {
    const { status, said, remarked } = await run(words);
    expect({ status, said }).toEqual({ status: 1, said: '' });
    expect(remarked).toMatch(message);
    expect(remarked).not.toMatch(/\n\s+at /);
  });
});
