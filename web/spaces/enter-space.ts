import { useMutation } from '@tanstack/react-query';
import { isProblem, put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import type { Charter, Membership } from './views.ts';

type Wish = { answer?: string; charter?: Pick<Charter, 'version'> | null };

/**
 * Comes into a space, or asks to; into a circle with its charter accepted as it was read before.
 *
 * @param token  of a link, where that is the way in
 */
export function useEnter(spaceId: string, token?: string) {
  return useMutation({
    async mutationFn({ answer, charter }: Wish): Promise<Membership> {
      const words = answer ? { answer } : {};
      const membership = token
        ? await put<Membership>('/spaces/by-link/membership', { token, ...words })
        : await put<Membership>(`/spaces/${spaceId}/membership`, words);
      if (charter && membership.status === 'member') await acceptCharter(spaceId, charter.version);
      return membership;
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['spaces'] }),
  });
}

/** A charter that was made anew meanwhile is asked for on the page of the circle. */
async function acceptCharter(spaceId: string, version: number) {
  try {
    await put(`/spaces/${spaceId}/charter/acceptance`, { version });
  } catch (error) {
    if (!isProblem(error, 'charter-changed')) throw error;
  }
}

const known = [
  'not-verified',
  'not-of-district',
  'space-archived',
  'declined-lately',
  'invitation-ended',
  'link-used-up',
] as const;

/** Why someone did not come in, and what they can do. */
export function useWhyNot(): (error: unknown) => string {
  const say = useSay();
  return (error) => {
    const found = known.find((type) => isProblem(error, type));
    if (found) return say(`wayIn.not.${found}`);
    return say(isProblem(error, 'invalid-input') ? 'wayIn.not.invitation-ended' : 'state.notDone');
  };
}
