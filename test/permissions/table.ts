/**
 * Every route, and who may reach it: the promise that the tests hold the service to.
 *
 * `anyone`     no sign-in is asked for
 * `signed-in`  somebody must be signed in; what they may do to which object is the capability's policy, whose cases
 *              stand in the test that the line names
 */
export type Line = { access: 'anyone' | 'signed-in'; cases: string };

export const permissionTable: Record<string, Line> = {
  'GET /health/live': { access: 'anyone', cases: 'test/platform/http/health.test.ts' },
  'GET /health/ready': { access: 'anyone', cases: 'test/platform/http/health.test.ts' },
  'GET /api/live': { access: 'signed-in', cases: 'test/platform/live/door.test.ts' },
  'GET /api/asyncapi.json': { access: 'anyone', cases: 'test/platform/http/asyncapi.test.ts' },
  'GET /metrics': { access: 'anyone', cases: 'test/platform/metrics.test.ts' },
  'GET /problems/:slug': { access: 'anyone', cases: 'test/platform/problem.test.ts' },
  'GET /api/openapi.json': { access: 'anyone', cases: 'test/platform/http/openapi.test.ts' },
  'GET /api/districts': { access: 'anyone', cases: 'test/districts/find-districts.test.ts' },
  'GET /api/districts/:districtId': {
    access: 'signed-in',
    cases: 'test/districts/find-districts.test.ts',
  },
  'GET /api/districts/:districtId/schools': {
    access: 'signed-in',
    cases: 'test/districts/find-districts.test.ts',
  },
  'GET /api/district-requests': {
    access: 'signed-in',
    cases: 'test/districts/district-requests.test.ts',
  },
  'POST /api/district-requests': {
    access: 'signed-in',
    cases: 'test/districts/district-requests.test.ts',
  },
  'PUT /api/district-requests/:requestId/decision': {
    access: 'signed-in',
    cases: 'test/districts/district-requests.test.ts',
  },

  'POST /api/sign-in': { access: 'anyone', cases: 'test/sign-in/sign-in.test.ts' },
  'POST /api/sign-in/link': { access: 'anyone', cases: 'test/sign-in/sign-in.test.ts' },
  'POST /api/sign-in/code': { access: 'anyone', cases: 'test/sign-in/sign-in.test.ts' },
  'DELETE /api/session': { access: 'anyone', cases: 'test/sign-in/sign-in.test.ts' },
  'GET /api/sign-in/methods': { access: 'anyone', cases: 'test/sign-in/demonstration.test.ts' },
  'POST /api/sign-in/second-factor': {
    access: 'anyone',
    cases: 'test/sign-in/second-factor.test.ts',
  },
  'GET /api/me/second-factor': {
    access: 'signed-in',
    cases: 'test/sign-in/second-factor.test.ts',
  },
  'POST /api/me/second-factor': {
    access: 'signed-in',
    cases: 'test/sign-in/second-factor.test.ts',
  },
  'PUT /api/me/second-factor': {
    access: 'signed-in',
    cases: 'test/sign-in/second-factor.test.ts',
  },
  'DELETE /api/me/second-factor': {
    access: 'signed-in',
    cases: 'test/sign-in/second-factor.test.ts',
  },
  'DELETE /api/me/sessions': { access: 'signed-in', cases: 'test/sign-in/sessions.test.ts' },
  'GET /api/me/sessions': { access: 'signed-in', cases: 'test/sign-in/sessions.test.ts' },
  'DELETE /api/me/sessions/:sessionId': {
    access: 'signed-in',
    cases: 'test/sign-in/sessions.test.ts',
  },
  'GET /api/me/tokens': { access: 'signed-in', cases: 'test/sign-in/tokens.test.ts' },
  'POST /api/me/tokens': { access: 'signed-in', cases: 'test/sign-in/tokens.test.ts' },
  'DELETE /api/me/tokens/:tokenId': { access: 'signed-in', cases: 'test/sign-in/tokens.test.ts' },
  'GET /api/me': { access: 'signed-in', cases: 'test/people/me.test.ts' },
  'GET /api/link-cards': { access: 'signed-in', cases: 'test/link-cards/link-cards.test.ts' },
  'GET /api/people': { access: 'signed-in', cases: 'test/people/directory.test.ts' },
  'GET /api/people/:personId': { access: 'signed-in', cases: 'test/people/directory.test.ts' },
  'PUT /api/people/:personId/block': { access: 'signed-in', cases: 'test/people/blocks.test.ts' },
  'DELETE /api/people/:personId/block': {
    access: 'signed-in',
    cases: 'test/people/blocks.test.ts',
  },
  'GET /api/me/blocks': { access: 'signed-in', cases: 'test/people/blocks.test.ts' },
  'GET /api/me/people-alike': { access: 'signed-in', cases: 'test/alike/people-alike.test.ts' },
  'GET /api/invitations': { access: 'signed-in', cases: 'test/people/invitations.test.ts' },
  'POST /api/invitations': { access: 'signed-in', cases: 'test/people/invitations.test.ts' },
  'DELETE /api/invitations/:invitationId': {
    access: 'signed-in',
    cases: 'test/people/invitations.test.ts',
  },
  'GET /api/people/:personId/suspension': {
    access: 'signed-in',
    cases: 'test/people/suspension.test.ts',
  },
  'PUT /api/people/:personId/suspension': {
    access: 'signed-in',
    cases: 'test/people/suspension.test.ts',
  },
  'DELETE /api/people/:personId/suspension': {
    access: 'signed-in',
    cases: 'test/people/suspension.test.ts',
  },
  'PUT /api/people/:personId/staff-role': {
    access: 'signed-in',
    cases: 'test/people/roles.test.ts',
  },
  'PUT /api/districts/:districtId/leads/:personId': {
    access: 'signed-in',
    cases: 'test/people/roles.test.ts',
  },
  'DELETE /api/districts/:districtId/leads/:personId': {
    access: 'signed-in',
    cases: 'test/people/roles.test.ts',
  },
  'GET /api/districts/:districtId/domains': {
    access: 'signed-in',
    cases: 'test/people/domains.test.ts',
  },
  'PUT /api/districts/:districtId/domains/:domain': {
    access: 'signed-in',
    cases: 'test/people/domains.test.ts',
  },
  'DELETE /api/districts/:districtId/domains/:domain': {
    access: 'signed-in',
    cases: 'test/people/domains.test.ts',
  },
  'PUT /api/people/:personId/vouch': {
    access: 'signed-in',
    cases: 'test/people/verification.test.ts',
  },
  'PUT /api/me/verification-request': {
    access: 'signed-in',
    cases: 'test/people/verification.test.ts',
  },
  'GET /api/verification-requests': {
    access: 'signed-in',
    cases: 'test/people/verification.test.ts',
  },
  'PUT /api/verification-requests/:reviewId/decision': {
    access: 'signed-in',
    cases: 'test/people/verification.test.ts',
  },
  'GET /api/sign-in/single-sign-on/:districtId': {
    access: 'anyone',
    cases: 'test/sign-in/single-sign-on.test.ts',
  },
  'GET /api/sign-in/single-sign-on/callback': {
    access: 'anyone',
    cases: 'test/sign-in/single-sign-on.test.ts',
  },
  'GET /api/districts/:districtId/single-sign-on': {
    access: 'signed-in',
    cases: 'test/sign-in/single-sign-on.test.ts',
  },
  'PUT /api/districts/:districtId/single-sign-on': {
    access: 'signed-in',
    cases: 'test/sign-in/single-sign-on.test.ts',
  },
  'DELETE /api/districts/:districtId/single-sign-on': {
    access: 'signed-in',
    cases: 'test/sign-in/single-sign-on.test.ts',
  },
  'PUT /api/me/email': { access: 'signed-in', cases: 'test/sign-in/email-change.test.ts' },
  'PUT /api/sign-in/email': { access: 'anyone', cases: 'test/sign-in/email-change.test.ts' },
  'PATCH /api/me': { access: 'signed-in', cases: 'test/people/me.test.ts' },

  'GET /api/spaces/:spaceId/similar-topics': {
    access: 'signed-in',
    cases: 'test/search/similar-topics.test.ts',
  },
  'GET /api/search': { access: 'signed-in', cases: 'test/search/who-finds.test.ts' },
  'GET /api/spaces': { access: 'signed-in', cases: 'test/spaces/start-space.test.ts' },
  'POST /api/spaces': { access: 'signed-in', cases: 'test/spaces/start-space.test.ts' },
  'GET /api/spaces/:spaceId': { access: 'signed-in', cases: 'test/spaces/start-space.test.ts' },
  'PATCH /api/spaces/:spaceId': { access: 'signed-in', cases: 'test/spaces/change-space.test.ts' },
  'PUT /api/spaces/:spaceId/membership': {
    access: 'signed-in',
    cases: 'test/spaces/membership.test.ts',
  },
  'DELETE /api/spaces/:spaceId/membership': {
    access: 'signed-in',
    cases: 'test/spaces/membership.test.ts',
  },
  'PUT /api/spaces/:spaceId/level': { access: 'signed-in', cases: 'test/spaces/levels.test.ts' },
  'PUT /api/spaces/:spaceId/read': { access: 'signed-in', cases: 'test/spaces/unread.test.ts' },
  'GET /api/spaces/:spaceId/members': {
    access: 'signed-in',
    cases: 'test/spaces/membership.test.ts',
  },
  'PUT /api/spaces/:spaceId/members/:personId': {
    access: 'signed-in',
    cases: 'test/spaces/membership.test.ts',
  },
  'DELETE /api/spaces/:spaceId/members/:personId': {
    access: 'signed-in',
    cases: 'test/spaces/membership.test.ts',
  },
  'PUT /api/spaces/:spaceId/membership/welcome': {
    access: 'signed-in',
    cases: 'test/spaces/welcome.test.ts',
  },
  'PUT /api/spaces/:spaceId/requests/:personId/decision': {
    access: 'signed-in',
    cases: 'test/spaces/requests.test.ts',
  },
  'GET /api/me/admissions': { access: 'signed-in', cases: 'test/spaces/mail-invitations.test.ts' },
  'POST /api/spaces/by-link': { access: 'signed-in', cases: 'test/spaces/links.test.ts' },
  'PUT /api/spaces/by-link/membership': { access: 'signed-in', cases: 'test/spaces/links.test.ts' },
  'GET /api/spaces/:spaceId/links': { access: 'signed-in', cases: 'test/spaces/links.test.ts' },
  'POST /api/spaces/:spaceId/links': { access: 'signed-in', cases: 'test/spaces/links.test.ts' },
  'DELETE /api/spaces/:spaceId/links/:linkId': {
    access: 'signed-in',
    cases: 'test/spaces/links.test.ts',
  },
  'GET /api/spaces/:spaceId/mail-invitations': {
    access: 'signed-in',
    cases: 'test/spaces/mail-invitations.test.ts',
  },
  'POST /api/spaces/:spaceId/mail-invitations': {
    access: 'signed-in',
    cases: 'test/spaces/mail-invitations.test.ts',
  },
  'DELETE /api/spaces/:spaceId/mail-invitations/:invitationId': {
    access: 'signed-in',
    cases: 'test/spaces/mail-invitations.test.ts',
  },
  'GET /api/spaces/:spaceId/people': { access: 'signed-in', cases: 'test/spaces/mentions.test.ts' },
  'GET /api/spaces/:spaceId/charter': { access: 'signed-in', cases: 'test/spaces/charter.test.ts' },
  'PUT /api/spaces/:spaceId/charter': { access: 'signed-in', cases: 'test/spaces/charter.test.ts' },
  'PUT /api/spaces/:spaceId/charter/acceptance': {
    access: 'signed-in',
    cases: 'test/spaces/charter.test.ts',
  },
  'GET /api/spaces/:spaceId/topics': { access: 'signed-in', cases: 'test/spaces/topics.test.ts' },
  'POST /api/spaces/:spaceId/topics': { access: 'signed-in', cases: 'test/spaces/topics.test.ts' },
  'GET /api/topics/:topicId': { access: 'signed-in', cases: 'test/spaces/topics.test.ts' },
  'PATCH /api/topics/:topicId': { access: 'signed-in', cases: 'test/spaces/topics.test.ts' },
  'PUT /api/topics/:topicId/read': { access: 'signed-in', cases: 'test/spaces/unread.test.ts' },
  'PUT /api/topics/:topicId/level': { access: 'signed-in', cases: 'test/spaces/levels.test.ts' },
  'PUT /api/topics/:topicId/answer': { access: 'signed-in', cases: 'test/spaces/answers.test.ts' },
  'PUT /api/topics/:topicId/space': {
    access: 'signed-in',
    cases: 'test/spaces/move-topic.test.ts',
  },
  'POST /api/topics/:topicId/splits': {
    access: 'signed-in',
    cases: 'test/spaces/split-topic.test.ts',
  },
  'PUT /api/topics/:topicId/merged-into': {
    access: 'signed-in',
    cases: 'test/spaces/merge-topics.test.ts',
  },
  'GET /api/me/bookmarks': { access: 'signed-in', cases: 'test/bookmarks/bookmarks.test.ts' },
  'GET /api/topics/:topicId/bookmarks': {
    access: 'signed-in',
    cases: 'test/bookmarks/bookmarks.test.ts',
  },
  'PUT /api/topics/:topicId/bookmark': {
    access: 'signed-in',
    cases: 'test/bookmarks/bookmarks.test.ts',
  },
  'DELETE /api/topics/:topicId/bookmark': {
    access: 'signed-in',
    cases: 'test/bookmarks/bookmarks.test.ts',
  },
  'PUT /api/posts/:postId/bookmark': {
    access: 'signed-in',
    cases: 'test/bookmarks/bookmarks.test.ts',
  },
  'DELETE /api/posts/:postId/bookmark': {
    access: 'signed-in',
    cases: 'test/bookmarks/bookmarks.test.ts',
  },
  'GET /api/topics/:topicId/brief': { access: 'signed-in', cases: 'test/briefs/briefs.test.ts' },
  'PUT /api/topics/:topicId/brief': { access: 'signed-in', cases: 'test/briefs/briefs.test.ts' },
  'POST /api/spaces/:spaceId/check-ins': {
    access: 'signed-in',
    cases: 'test/check-ins/rounds.test.ts',
  },
  'GET /api/topics/:topicId/check-in': {
    access: 'signed-in',
    cases: 'test/check-ins/rounds.test.ts',
  },
  'GET /api/topics/:topicId/check-in/answers': {
    access: 'signed-in',
    cases: 'test/check-ins/rounds.test.ts',
  },
  'PUT /api/topics/:topicId/check-in/answer': {
    access: 'signed-in',
    cases: 'test/check-ins/rounds.test.ts',
  },
  'PUT /api/topics/:topicId/check-in/skip': {
    access: 'signed-in',
    cases: 'test/check-ins/rounds.test.ts',
  },
  'DELETE /api/topics/:topicId/check-in/skip': {
    access: 'signed-in',
    cases: 'test/check-ins/rounds.test.ts',
  },
  'PUT /api/topics/:topicId/check-in/reminder': {
    access: 'signed-in',
    cases: 'test/check-ins/reminders.test.ts',
  },
  'DELETE /api/check-in-answers/:answerId': {
    access: 'signed-in',
    cases: 'test/check-ins/offers.test.ts',
  },
  'POST /api/check-in-answers/:answerId/offers': {
    access: 'signed-in',
    cases: 'test/check-ins/offers.test.ts',
  },
  'DELETE /api/check-in-offers/:offerId': {
    access: 'signed-in',
    cases: 'test/check-ins/offers.test.ts',
  },
  'POST /api/spaces/:spaceId/consultancies': {
    access: 'signed-in',
    cases: 'test/consultancies/consultancies.test.ts',
  },
  'GET /api/topics/:topicId/consultancy': {
    access: 'signed-in',
    cases: 'test/consultancies/consultancies.test.ts',
  },
  'PUT /api/topics/:topicId/consultancy/clock': {
    access: 'signed-in',
    cases: 'test/consultancies/consultancies.test.ts',
  },
  'PUT /api/topics/:topicId/consultancy/roles': {
    access: 'signed-in',
    cases: 'test/consultancies/consultancies.test.ts',
  },
  'GET /api/topics/:topicId/help': { access: 'signed-in', cases: 'test/asks/asks.test.ts' },
  'PUT /api/topics/:topicId/help/pass': { access: 'signed-in', cases: 'test/asks/asks.test.ts' },
  'GET /api/staff/ask-settings': { access: 'signed-in', cases: 'test/asks/settings.test.ts' },
  'PUT /api/staff/ask-settings': { access: 'signed-in', cases: 'test/asks/settings.test.ts' },
  'GET /api/topics/:topicId/posts': { access: 'signed-in', cases: 'test/spaces/posts.test.ts' },
  'POST /api/topics/:topicId/posts': { access: 'signed-in', cases: 'test/spaces/posts.test.ts' },
  'POST /api/attachments': { access: 'signed-in', cases: 'test/attachments/upload.test.ts' },
  'GET /api/me/attachments': { access: 'signed-in', cases: 'test/attachments/upload.test.ts' },
  'GET /api/attachments/:attachmentId': {
    access: 'signed-in',
    cases: 'test/attachments/attach.test.ts',
  },
  'GET /api/attachments/:attachmentId/preview': {
    access: 'signed-in',
    cases: 'test/attachments/attach.test.ts',
  },
  'DELETE /api/attachments/:attachmentId': {
    access: 'signed-in',
    cases: 'test/attachments/attach.test.ts',
  },
  'GET /api/posts/:postId': { access: 'signed-in', cases: 'test/spaces/posts.test.ts' },
  'PATCH /api/posts/:postId': { access: 'signed-in', cases: 'test/spaces/edit-post.test.ts' },
  'DELETE /api/posts/:postId': { access: 'signed-in', cases: 'test/spaces/remove-post.test.ts' },
  'GET /api/posts/:postId/revisions': {
    access: 'signed-in',
    cases: 'test/spaces/edit-post.test.ts',
  },
  'PUT /api/posts/:postId/reactions/:kind': {
    access: 'signed-in',
    cases: 'test/spaces/reactions.test.ts',
  },
  'DELETE /api/posts/:postId/reactions/:kind': {
    access: 'signed-in',
    cases: 'test/spaces/reactions.test.ts',
  },
  'POST /api/markdown-preview': {
    access: 'signed-in',
    cases: 'test/spaces/markdown-preview.test.ts',
  },
  'POST /api/student-data-review': {
    access: 'signed-in',
    cases: 'test/student-data/review.test.ts',
  },
  'GET /api/staff/student-data-flags': {
    access: 'signed-in',
    cases: 'test/student-data/flags.test.ts',
  },
  'PUT /api/staff/student-data-flags/:flagId/seen': {
    access: 'signed-in',
    cases: 'test/student-data/flags.test.ts',
  },
  'POST /api/posts/:postId/reports': {
    access: 'signed-in',
    cases: 'test/moderation/reports.test.ts',
  },
  'POST /api/check-in-answers/:answerId/reports': {
    access: 'signed-in',
    cases: 'test/moderation/check-in-words.test.ts',
  },
  'POST /api/check-in-offers/:offerId/reports': {
    access: 'signed-in',
    cases: 'test/moderation/check-in-words.test.ts',
  },
  'GET /api/moderation/cases': { access: 'signed-in', cases: 'test/moderation/queue.test.ts' },
  'GET /api/moderation/count': { access: 'signed-in', cases: 'test/moderation/queue.test.ts' },
  'PUT /api/moderation/cases/:caseId/decision': {
    access: 'signed-in',
    cases: 'test/moderation/decisions.test.ts',
  },
  'GET /api/staff/audit': { access: 'signed-in', cases: 'test/moderation/audit-list.test.ts' },
  'GET /api/staff/audit.csv': {
    access: 'signed-in',
    cases: 'test/moderation/audit-export.test.ts',
  },
  'GET /api/moderation/appeals': { access: 'signed-in', cases: 'test/moderation/appeals.test.ts' },
  'PUT /api/moderation/appeals/:appealId/decision': {
    access: 'signed-in',
    cases: 'test/moderation/appeals.test.ts',
  },
  'GET /api/break-glass': { access: 'signed-in', cases: 'test/break-glass/two-people.test.ts' },
  'POST /api/break-glass': { access: 'signed-in', cases: 'test/break-glass/two-people.test.ts' },
  'GET /api/break-glass/:entryId': {
    access: 'signed-in',
    cases: 'test/break-glass/two-people.test.ts',
  },
  'PUT /api/break-glass/:entryId/decision': {
    access: 'signed-in',
    cases: 'test/break-glass/two-people.test.ts',
  },
  'DELETE /api/break-glass/:entryId': {
    access: 'signed-in',
    cases: 'test/break-glass/two-people.test.ts',
  },
  'GET /api/break-glass/:entryId/topics': {
    access: 'signed-in',
    cases: 'test/break-glass/looks.test.ts',
  },
  'GET /api/break-glass/:entryId/topics/:topicId/posts': {
    access: 'signed-in',
    cases: 'test/break-glass/looks.test.ts',
  },
  'GET /api/break-glass/:entryId/topics/:topicId/brief': {
    access: 'signed-in',
    cases: 'test/break-glass/more-looks.test.ts',
  },
  'GET /api/break-glass/:entryId/topics/:topicId/check-in': {
    access: 'signed-in',
    cases: 'test/break-glass/more-looks.test.ts',
  },
  'GET /api/break-glass/:entryId/files/:attachmentId': {
    access: 'signed-in',
    cases: 'test/break-glass/more-looks.test.ts',
  },
  'GET /api/break-glass/:entryId/author': {
    access: 'signed-in',
    cases: 'test/break-glass/looks.test.ts',
  },
  'GET /api/spaces/:spaceId/break-glass': {
    access: 'signed-in',
    cases: 'test/break-glass/looks.test.ts',
  },
  'GET /api/me/break-glass': { access: 'signed-in', cases: 'test/break-glass/looks.test.ts' },
  'PUT /api/me/break-glass/:entryId/seen': {
    access: 'signed-in',
    cases: 'test/break-glass/looks.test.ts',
  },
  'GET /appeal/:token': { access: 'anyone', cases: 'test/moderation/appeals.test.ts' },
  'POST /appeal/:token': { access: 'anyone', cases: 'test/moderation/appeals.test.ts' },
  'GET /api/me/notices': { access: 'signed-in', cases: 'test/moderation/notices.test.ts' },
  'PUT /api/me/notices/:noticeId/seen': {
    access: 'signed-in',
    cases: 'test/moderation/notices.test.ts',
  },
  'GET /api/me/join-requests': {
    access: 'signed-in',
    cases: 'test/notifications/join-requests.test.ts',
  },
  'GET /api/me/notifications': {
    access: 'signed-in',
    cases: 'test/notifications/notifications.test.ts',
  },
  'GET /api/me/notifications/count': {
    access: 'signed-in',
    cases: 'test/notifications/notifications.test.ts',
  },
  'PUT /api/me/notifications/read': {
    access: 'signed-in',
    cases: 'test/notifications/notifications.test.ts',
  },
  'PUT /api/me/notifications/:notificationId/read': {
    access: 'signed-in',
    cases: 'test/notifications/notifications.test.ts',
  },
  'GET /api/me/drafts': { access: 'signed-in', cases: 'test/drafts/drafts.test.ts' },
  'GET /api/me/drafts/:place': { access: 'signed-in', cases: 'test/drafts/drafts.test.ts' },
  'PUT /api/me/drafts/:place': { access: 'signed-in', cases: 'test/drafts/drafts.test.ts' },
  'DELETE /api/me/drafts/:place': { access: 'signed-in', cases: 'test/drafts/drafts.test.ts' },
  'GET /api/me/quiet-hours': {
    access: 'signed-in',
    cases: 'test/notifications/quiet-hours.test.ts',
  },
  'PUT /api/me/quiet-hours': {
    access: 'signed-in',
    cases: 'test/notifications/quiet-hours.test.ts',
  },
  'GET /api/me/home': { access: 'signed-in', cases: 'test/digests/home.test.ts' },
  'GET /api/me/digest': { access: 'signed-in', cases: 'test/digests/preferences.test.ts' },
  'GET /api/me/digest-preferences': {
    access: 'signed-in',
    cases: 'test/digests/preferences.test.ts',
  },
  'PUT /api/me/digest-preferences': {
    access: 'signed-in',
    cases: 'test/digests/preferences.test.ts',
  },
  'GET /api/staff/deliveries': { access: 'signed-in', cases: 'test/digests/deliveries.test.ts' },
  'GET /unsubscribe/:token': { access: 'anyone', cases: 'test/digests/unsubscribe.test.ts' },
  'POST /unsubscribe/:token': { access: 'anyone', cases: 'test/digests/unsubscribe.test.ts' },
};
