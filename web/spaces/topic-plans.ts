import type { RoundPlan } from '../check-ins/round-fields.tsx';
import type { Roles } from '../consultancies/role-fields.tsx';

/** What a topic with a life of its own begins with besides its words, while it is being written. */
export type TopicPlan = { round: RoundPlan; roles: Roles };

const threeDays = 3 * 86_400_000;
const twoDigits = (part: number) => String(part).padStart(2, '0');

/** A moment as an input of date and time writes it, on the clock of this device. */
function localTime(moment: Date): string {
  const [month, day] = [moment.getMonth() + 1, moment.getDate()].map(twoDigits);
  const [hour, minute] = [moment.getHours(), moment.getMinutes()].map(twoDigits);
  return `${moment.getFullYear()}-${month}-${day}T${hour}:${minute}`;
}

/** A plan to begin with: a round of three days, in which I present nothing that I do not choose to. */
export const usualPlan = (prompts: string[], personId: string, now: Date): TopicPlan => ({
  round: { closesAt: localTime(new Date(now.getTime() + threeDays)), prompts },
  roles: { presenterId: personId, facilitatorId: '' },
});

/** Where a new topic is sent, and with what. One with a life of its own is never asked anonymously. */
export function topicRequest(
  kind: string,
  text: object,
  { round, roles }: TopicPlan,
  anonymous: boolean,
) {
  if (kind === 'check-in') {
    const prompts = round.prompts.map((prompt) => prompt.trim()).filter(Boolean);
    const closesAt = new Date(round.closesAt).toISOString();
    return { path: 'check-ins', body: { ...text, prompts, closesAt } };
  }
  if (kind === 'consultancy') return { path: 'consultancies', body: { ...text, ...roles } };
  return { path: 'topics', body: { ...text, kind, anonymous } };
}

/** Whether all is there that this kind needs. */
export const isComplete = (kind: string, { round, roles }: TopicPlan): boolean => {
  if (kind === 'check-in')
    return round.closesAt !== '' && round.prompts.some((each) => each.trim() !== '');
  return kind !== 'consultancy' || (roles.presenterId !== '' && roles.facilitatorId !== '');
};

/** What a topic was to be that is taken up again. */
export function kindOf(body: Record<string, unknown>): string {
  if ('closesAt' in body) return 'check-in';
  return 'presenterId' in body ? 'consultancy' : String(body.kind);
}

/** What a topic was planned with that is taken up again; undefined for one that begins with words alone. */
export function planOf(body: Record<string, unknown>): TopicPlan | undefined {
  const { closesAt, prompts, presenterId, facilitatorId } = body as Partial<RoundPlan & Roles>;
  if (closesAt === undefined && presenterId === undefined) return undefined;
  return {
    round: { closesAt: closesAt ? localTime(new Date(closesAt)) : '', prompts: prompts ?? [] },
    roles: { presenterId: presenterId ?? '', facilitatorId: facilitatorId ?? '' },
  };
}
