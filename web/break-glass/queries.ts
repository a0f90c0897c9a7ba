import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { live } from '../app/live-cache.ts';
import type {
  Entry,
  EntryList,
  GlassNotices,
  LookList,
  ReadBrief,
  ReadPosts,
  ReadRound,
  ReadTopics,
} from './views.ts';

const after = (cursor: string) => cursor && `?cursor=${encodeURIComponent(cursor)}`;

/** Requests are told to each moderator on their own subject, so they are kept below it. */
export const entriesQuery = (personId: string) =>
  infiniteQueryOptions({
    queryKey: ['people', personId, 'glass', 'entries'],
    async queryFn({ signal, pageParam }) {
      await live.ready(`people/${personId}`);
      return get<EntryList>(`/break-glass${after(pageParam)}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last: EntryList) => last.next,
  });

export const entryQuery = (personId: string, entryId: string) =>
  queryOptions({
    queryKey: ['people', personId, 'glass', entryId],
    async queryFn({ signal }) {
      await live.ready(`people/${personId}`);
      return get<Entry>(`/break-glass/${entryId}`, signal);
    },
  });

/** Each request of these is a look that the circle sees: they are made when somebody asks for them, and never again by themselves. */
const once = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  retry: false,
  refetchOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

export const readTopicsQuery = (entryId: string) =>
  infiniteQueryOptions({
    queryKey: ['glass', entryId, 'topics'],
    queryFn: ({ signal, pageParam }) =>
      get<ReadTopics>(`/break-glass/${entryId}/topics${after(pageParam)}`, signal),
    initialPageParam: '',
    getNextPageParam: (last: ReadTopics) => last.next,
    ...once,
  });

export const readPostsQuery = (entryId: string, topicId: string) =>
  infiniteQueryOptions({
    queryKey: ['glass', entryId, topicId],
    queryFn: ({ signal, pageParam }) =>
      get<ReadPosts>(`/break-glass/${entryId}/topics/${topicId}/posts${after(pageParam)}`, signal),
    initialPageParam: '',
    getNextPageParam: (last: ReadPosts) => last.next,
    ...once,
  });

export const readBriefQuery = (entryId: string, topicId: string) =>
  queryOptions({
    queryKey: ['glass', entryId, topicId, 'brief'],
    queryFn: ({ signal }) =>
      get<ReadBrief>(`/break-glass/${entryId}/topics/${topicId}/brief`, signal),
    ...once,
  });

export const readRoundQuery = (entryId: string, topicId: string) =>
  infiniteQueryOptions({
    queryKey: ['glass', entryId, topicId, 'round'],
    queryFn: ({ signal, pageParam }) =>
      get<ReadRound>(
        `/break-glass/${entryId}/topics/${topicId}/check-in${after(pageParam)}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last: ReadRound) => last.next,
    ...once,
  });

/** Told in the circle, so they are kept below its subject. */
export const looksQuery = (spaceId: string) =>
  infiniteQueryOptions({
    queryKey: ['spaces', spaceId, 'looks'],
    async queryFn({ signal, pageParam }) {
      await live.ready(`spaces/${spaceId}`);
      return get<LookList>(`/spaces/${spaceId}/break-glass${after(pageParam)}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last: LookList) => last.next,
  });

export const glassNoticesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', personId, 'glass', 'notices'],
    async queryFn({ signal }) {
      await live.ready(`people/${personId}`);
      return get<GlassNotices>('/me/break-glass', signal);
    },
    enabled: personId !== '',
  });
