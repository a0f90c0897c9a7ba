import { useSyncExternalStore } from 'react';

/** A value that parts of the page watch, outside of React. */
export type Store<Value> = {
  get(): Value;
  set(next: Value): void;
  watch(tell: () => void): () => void;
};

export function makeStore<Value>(first: Value): Store<Value> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const tell of watchers) tell();
    },
    watch(tell) {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}

export const useStore = <Value>(store: Store<Value>): Value =>
  useSyncExternalStore(store.watch, store.get);
