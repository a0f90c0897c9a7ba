import { QueryCache, QueryClient } from '@tanstack/react-query';
import { connection } from './connection.ts';
import { ApiProblem, isProblem } from './fetch.ts';

/** A refusal stands until something changes; only silence and faults are worth a second try. */
const worthAnotherTry = (count: number, error: Error) =>
  count < 1 && !(error instanceof ApiProblem && error.status < 500);

/** What the page knows. Keys are subjects: `topics/<id>` is kept under `['topics', id]`. */
export const cache = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      if (isProblem(error, 'not-signed-in')) cache.setQueryData(['me'], null);
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'offlineFirst',
      retry: worthAnotherTry,
      retryDelay: 800,
      staleTime: 10_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

let wasOnline = connection.get().online;
connection.watch(() => {
  const { online } = connection.get();
  if (online && !wasOnline) void cache.invalidateQueries();
  wasOnline = online;
});
