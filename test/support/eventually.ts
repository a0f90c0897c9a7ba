/** Tries again until the expectation holds; after the time given, fails as it last failed. */
export async function eventually(
  expectation: () => void | Promise<void>,
  withinMs = 10_000,
): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }
}
