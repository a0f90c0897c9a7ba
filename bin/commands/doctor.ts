import { type Config, ConfigError, readConfig } from '../../src/config.ts';
import { type Command, CommandRefused, type Surroundings } from './command.ts';
import { type Finding, good, mend } from './doctor-finding.ts';
import { checkMachine, checkSettings } from './doctor-machine.ts';
import { checkPostgres, checkRedis, checkSmtp } from './doctor-services.ts';

const marks = { good: 'ok   ', note: 'note ', mend: 'MEND ' };

export const command: Command = {
  usage: '',
  purpose: `Look at everything that Hallway needs, and say what to mend.

Ends with status 1 when something must be mended before Hallway can run well.`,
  options: {},
  words: 0,
  async run(_given, around) {
    const findings = await examine(around);
    for (const { state, what, advice } of findings) {
      around.say(`${marks[state]}${what}`);
      if (advice !== undefined) around.say(`     ${advice.replaceAll('\n', '\n     ')}`);
    }
    const wrong = findings.filter(({ state }) => state === 'mend').length;
    if (wrong === 0) return around.say('\nEverything that Hallway needs is there.');
    throw new CommandRefused(
      `\n${wrong === 1 ? 'One thing' : `${wrong} things`} to mend, marked MEND.`,
    );
  },
};

async function examine(around: Surroundings): Promise<Finding[]> {
  const config = read(around.env);
  if ('state' in config) return [config, ...(await checkMachine(undefined))];
  const services = [
    checkPostgres(config, around.now),
    checkRedis(config.REDIS_URL),
    checkSmtp(config),
  ];
  const found = await Promise.all(services);
  return [
    good('Settings can be read'),
    ...(await checkMachine(config)),
    ...checkSettings(config),
    ...found.flat(),
  ];
}

function read(env: NodeJS.ProcessEnv): Config | Finding {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return mend('A setting has a value that Hallway cannot use', error.message);
  }
}
