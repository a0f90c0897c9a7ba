import type { z } from 'zod';
import type * as glass from '../../src/break-glass/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type Entry = z.input<typeof glass.EntryView>;
export type EntryList = z.input<typeof glass.EntryPage>;
export type ReadTopics = z.input<typeof glass.ReadTopics>;
export type ReadPosts = z.input<typeof glass.ReadPosts>;
export type ReadBrief = z.input<typeof glass.ReadBrief>;
export type ReadRound = z.input<typeof glass.ReadRound>;
export type Revealed = z.input<typeof glass.RevealedAuthor>;
export type Look = z.input<typeof glass.LookView>;
export type LookList = z.input<typeof glass.LookPage>;
export type GlassNotice = z.input<typeof glass.GlassNoticeView>;
export type GlassNotices = z.input<typeof glass.GlassNoticeList>;
