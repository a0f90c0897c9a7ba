/** Something a person can mend: shown as its message alone, without a stack. */
export class Refusal extends Error {
  /** @override */
  name = 'Refusal';
}

/**
 * Runs a command to its end and turns what it throws into words on standard error and exit status 1.
 *
 * @param {() => Promise<unknown>} command
 */
export async function orRefuse(command) {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}
