import type { z } from 'zod';
import type * as moderation from '../../src/moderation/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type Case = z.input<typeof moderation.CaseView>;
export type CaseList = z.input<typeof moderation.CasePage>;
export type CaseAct = moderation.CaseAct;
export type Notice = z.input<typeof moderation.NoticeView>;
export type NoticeList = z.input<typeof moderation.NoticeList>;

export const reportReasons: moderation.ReportReason[] = [
  'danger',
  'student-data',
  'unkind',
  'confidence',
  'selling',
  'other',
];

export type Appeal = z.input<typeof moderation.AppealView>;
export type AppealList = z.input<typeof moderation.AppealPage>;
export type AuditEntry = z.input<typeof moderation.AuditView>;
export type AuditList = z.input<typeof moderation.AuditPage>;
export type Suspension = Pick<Appeal, 'since' | 'until' | 'reason'>;

type AuditedPart = (typeof moderation.auditedParts)[number];
const parts: Record<AuditedPart, true> = {
  asks: true,
  'break-glass': true,
  briefs: true,
  'check-ins': true,
  districts: true,
  moderation: true,
  people: true,
  'sign-in': true,
  spaces: true,
  'student-data': true,
};
export const auditedParts = Object.keys(parts) as AuditedPart[];
