import type { z } from 'zod';
import type * as spaces from '../../src/spaces/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type Space = z.input<typeof spaces.SpaceForMe>;
export type SpaceInList = z.input<typeof spaces.SpaceInList>;
export type SpaceList = z.input<typeof spaces.SpacePage>;
export type Topic = z.input<typeof spaces.TopicForMe>;
export type TopicInList = z.input<typeof spaces.TopicInList>;
export type TopicList = z.input<typeof spaces.TopicPage>;
export type Level = Topic['mine']['level'];
export type TopicFilter = z.input<typeof spaces.TopicQuery>['filter'] & string;
export type PostView = z.input<typeof spaces.PostView>;
export type PostPage = z.input<typeof spaces.PostPage>;
export type Revisions = z.input<typeof spaces.RevisionList>;
export type Charter = z.input<typeof spaces.CharterView>;
export type Membership = z.input<typeof spaces.MembershipView>;
export type Admission = z.input<typeof spaces.AdmissionView>;
export type AdmissionList = z.input<typeof spaces.AdmissionPage>;
export type SpaceLink = z.input<typeof spaces.LinkView>;
export type LinkMade = z.input<typeof spaces.LinkMade>;
export type MailInvitation = z.input<typeof spaces.MailInvitationView>;
export type LinkedSpace = z.input<typeof spaces.LinkedSpace>;
export type MemberList = z.input<typeof spaces.MemberPage>;
export type Post = z.input<typeof spaces.PostForMe> & {
  /** Set here, on what the socket brought: it waits until the reader is ready for it. */
  arrivedLive?: boolean;
};
