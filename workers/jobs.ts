import type { Job } from '../src/platform/jobs.ts';
import { findHelp } from './asks/ask-people.ts';
import { endCalls } from './asks/end-calls.ts';
import { sweepAttachments } from './attachments/sweep-files.ts';
import { closeDueRounds } from './check-ins/close-rounds.ts';
import { queueDue } from './digests/queue-due.ts';
import { mailDigest } from './digests/send-digest.ts';
import { sweepDeliveries } from './digests/sweep-deliveries.ts';
import { clearDrafts } from './drafts/clear-posted.ts';
import { forgetDrafts } from './drafts/forget-old.ts';
import { forgetAnswers } from './idempotency/forget-old-keys.ts';
import { followMovedTopic } from './moderation/follow-topic.ts';
import { mailAnswer } from './moderation/mail-answer.ts';
import { forgetNotifications } from './notifications/forget-old.ts';
import { tellPeople } from './notifications/make-notifications.ts';
import { remindOfRounds } from './notifications/remind-people.ts';
import { tellFacilitators } from './notifications/tell-of-requests.ts';
import { forgetOldEvents } from './outbox/forget-old-events.ts';
import { endVerifications } from './people/end-old-verifications.ts';
import { mailInvitation } from './people/mail-invitation.ts';
import { mailSuspension } from './people/mail-suspension.ts';
import { checkSearch } from './search/check-index.ts';
import { regroupWords } from './search/regroup-space.ts';
import { forgetCredentials } from './sign-in/forget-old.ts';
import { mailEmailChange, mailEmailChanged } from './sign-in/send-email-change.ts';
import { mailWayIn } from './sign-in/send-way-in.ts';

import { forgetInvitations } from './spaces/forget-invitations.ts';
import { mailSpaceInvitation } from './spaces/mail-invitation.ts';
import { welcomeToSpaces } from './spaces/welcome-newcomer.ts';

/** Every job that the workers do. */
export const allJobs: readonly Job[] = [
  forgetOldEvents,
  forgetAnswers,
  mailWayIn,
  mailInvitation,
  mailSuspension,
  mailAnswer,
  followMovedTopic,
  mailEmailChange,
  mailEmailChanged,
  endVerifications,
  forgetCredentials,
  tellPeople,
  forgetNotifications,
  clearDrafts,
  forgetDrafts,
  findHelp,
  endCalls,
  remindOfRounds,
  tellFacilitators,
  closeDueRounds,
  queueDue,
  mailDigest,
  sweepDeliveries,
  checkSearch,
  regroupWords,
  mailSpaceInvitation,
  sweepAttachments,
  welcomeToSpaces,
  forgetInvitations,
];
