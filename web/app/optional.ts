import { type ComponentType, lazy } from 'react';

const missed = new WeakSet<Error>();

/** Whether this is why a piece did not come that its screen can do without. */
export const isDoneWithout = (error: Error) => missed.has(error);

/**
 * A piece that its screen can do without: when it does not come, nothing stands in its place, and nothing of what is
 * being read or written is disturbed (see `main.tsx` for the others).
 */
export const optional = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch (error) {
      if (error instanceof Error) missed.add(error);
      return { default: () => null };
    }
  });
