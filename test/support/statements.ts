import pg from 'pg';

/** What is asked of the database while something runs, whoever asks. */
export async function statementsOf<Answer>(
  run: () => Promise<Answer>,
): Promise<{ statements: string[]; answer: Answer }> {
  const statements: string[] = [];
  const { query } = pg.Client.prototype;
  const noted = function (this: pg.Client, ...args: unknown[]) {
    const [what] = args;
    const text = typeof what === 'string' ? what : (what as { text: string }).text;
    if (!text.includes('"revocations"')) statements.push(text); // every process reads those twice a second
    return Reflect.apply(query, this, args);
  };
  Object.assign(pg.Client.prototype, { query: noted });
  try {
    return { answer: await run(), statements };
  } finally {
    Object.assign(pg.Client.prototype, { query });
  }
}
