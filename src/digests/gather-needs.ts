import { openAsksOf } from '../asks/index.ts';
import { entriesToConfirm } from '../break-glass/index.ts';
import { openRoundsOf } from '../check-ins/index.ts';
import { consultanciesFor } from '../consultancies/index.ts';
import { decisionsFor } from '../moderation/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { chartersOwedBy, invitationsTo, requestsFor } from '../spaces/index.ts';
import { gatherAnswers, gatherUnanswered } from './gather.ts';
import {
  type Need,
  showAnswer,
  showAppeals,
  showAsk,
  showCharter,
  showConsultancy,
  showEntries,
  showInvitation,
  showMention,
  showReports,
  showRequests,
  showRound,
} from './show-needs.ts';
import type { Say } from './words.ts';

/**
 * Everything that waits for someone, from each capability by a statement of its own: one that fails leaves the others. What
 * a capability hands over, the person may read now.
 */
export function gatherNeeds(
  { db }: Deps,
  actor: Actor,
  { since, now, say }: { since: Date; now: Date; say: Say },
): Promise<Need[]>[] {
  const { personId } = actor;
  const each = async <Found>(found: Promise<Found[]>, show: (one: Found, say: Say) => Need) =>
    (await found).map((one) => show(one, say));
  return [
    each(gatherUnanswered(db, personId, since, now), showMention),
    each(openAsksOf(db, personId), showAsk),
    each(openRoundsOf(db, personId, now), showRound),
    each(consultanciesFor(db, personId, now), showConsultancy),
    decisionsFor(db, actor, now).then(({ reports, appeals }) => [
      ...(reports ? [showReports(reports, say)] : []),
      ...(appeals ? [showAppeals(appeals, say)] : []),
    ]),
    entriesToConfirm(db, actor, now).then((entries) => showEntries(entries, say)),
    each(requestsFor(db, personId), showRequests),
    each(chartersOwedBy(db, personId), showCharter),
    each(invitationsTo(db, personId), showInvitation),
    each(gatherAnswers(db, personId, since), showAnswer),
  ];
}
