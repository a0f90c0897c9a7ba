import { z } from 'zod';

/** Why a file is not taken. */
export const refusals = [
  'empty',
  'kind',
  'web-page',
  'archive',
  'heic',
  'macros',
  'disguise',
  'damaged',
  'mismatch',
  'too-much-inside',
  'too-many-pixels',
] as const;
export type Refusal = (typeof refusals)[number];

/** Files of one post. */
export const mostAttached = 10;

export const AttachmentPath = z.object({ attachmentId: z.uuid() });
/** What the file is called on the device that it comes from. */
export const UploadQuery = z.strictObject({ name: z.string().max(1000).default('') });

export const AttachmentView = z.object({
  id: z.uuid(),
  /** What it is called when it is downloaded. */
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  /** Of an image, in pixels. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Of an image: what it shows, in words; empty when its author said nothing. */
  alt: z.string(),
  href: z.string(),
  /** Of an image: a small one, still. */
  previewHref: z.string().nullable(),
});
export type AttachmentView = z.output<typeof AttachmentView>;

/** Files that I have uploaded, to go with what I write, in the order in which they are shown. */
export const AttachmentWishes = z
  .array(
    z.strictObject({
      id: z.uuid(),
      alt: z
        .string()
        .trim()
        .max(500)
        .regex(/^[^\p{Cc}]*$/u, 'Expected one line without control characters')
        .default(''),
    }),
  )
  .max(mostAttached)
  .refine((wishes) => new Set(wishes.map(({ id }) => id)).size === wishes.length, {
    error: 'Name each file once',
  })
  .default([]);
export type AttachmentWishes = z.output<typeof AttachmentWishes>;

/** How much room there is for my files, in bytes. */
export const RoomView = z.object({
  usedBytes: z.int(),
  quotaBytes: z.int(),
  mostFileBytes: z.int(),
});
export type RoomView = z.output<typeof RoomView>;
