import { infiniteQueryOptions, useQuery } from '@tanstack/react-query';
import { dayBegins, dayEnds } from '../app/days.ts';
import { get } from '../app/fetch.ts';
import { live } from '../app/live-cache.ts';
import { useMe } from '../app/me.ts';
import type { Me } from '../people/views.ts';
import { mySpacesQuery } from '../spaces/queries.ts';
import type { AppealList, AuditList, CaseList, NoticeList } from './views.ts';

/** What was reported is told on my own subject, so all of this is kept below it. */
const keyOf = (personId: string, part: string) => ['people', personId, part];

export const queueQuery = (personId: string) =>
  infiniteQueryOptions({
    queryKey: keyOf(personId, 'queue'),
    async queryFn({ signal, pageParam }) {
      await live.ready(`people/${personId}`);
      const after = pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : '';
      return get<CaseList>(`/moderation/cases${after}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last: CaseList) => last.next,
  });

/** How many reported posts wait for me; undefined for those who keep order nowhere, and while it is being found out. */
export function useQueueCount(): number | undefined {
  const me = useMe();
  const { data: spaces } = useQuery(mySpacesQuery);
  const facilitates = spaces?.items.some(({ mine }) => mine.role === 'facilitator') ?? false;
  const id = me?.id ?? '';
  const keeps = me !== undefined && (facilitates || me.staffRole !== 'none');
  const { data } = useQuery({
    queryKey: keyOf(id, 'queue-count'),
    async queryFn({ signal }) {
      await live.ready(`people/${id}`);
      return get<{ open: number }>('/moderation/count', signal);
    },
    enabled: keeps,
  });
  return keeps ? data?.open : undefined;
}

/** What those who keep order told me. */
export function useNotices() {
  const id = useMe()?.id ?? '';
  return useQuery({
    queryKey: keyOf(id, 'notices'),
    async queryFn({ signal }) {
      await live.ready(`people/${id}`);
      return get<NoticeList>('/me/notices', signal);
    },
    enabled: id !== '',
  });
}

/** Whether someone's staff rights work now: with their second factor, and not without. */
export const isStaff = (me: Me | undefined): boolean =>
  me !== undefined && me.staffRole !== 'none' && me.secondFactor;

const pages = {
  initialPageParam: '',
  getNextPageParam: (last: { next: string | null }) => last.next,
};

export const appealsQuery = infiniteQueryOptions({
  queryKey: ['appeals'],
  queryFn: ({ signal, pageParam }) => {
    const after = pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : '';
    return get<AppealList>(`/moderation/appeals${after}`, signal);
  },
  ...pages,
  refetchOnWindowFocus: false, // what is being decided stays where it is
});

/** Days as a field of a form has them; empty for none, as nobody is for everybody. */
export type AuditWish = { of: string; person: string; from: string; until: string };

/** @param timeZone  whose days those are */
export const auditQuery = ({ of, person, from, until }: AuditWish, timeZone: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', of, person, from, until, timeZone],
    queryFn: ({ signal, pageParam }) => {
      const given = {
        ...{ of, personId: person, cursor: pageParam },
        from: from && dayBegins(from, timeZone).toISOString(),
        until: until && dayEnds(until, timeZone).toISOString(), // the whole of that day
      };
      const query = Object.entries(given).filter(([, value]) => value);
      return get<AuditList>(`/staff/audit?${new URLSearchParams(query)}`, signal);
    },
    ...pages,
  });
