import type { AttachmentView } from './schemas.ts';
import type { Attachment } from './tables.ts';

/** What a post remembers of a file, so that reading posts asks for nothing else. */
export type AttachedFile = Pick<
  Attachment,
  'id' | 'name' | 'type' | 'bytes' | 'width' | 'height'
> & {
  alt: string;
};

export function showAttached({ alt, ...file }: AttachedFile): AttachmentView {
  const { id, name, type, bytes, width, height } = file;
  const href = `/api/attachments/${id}`;
  const previewHref = width === null ? null : `${href}/preview`;
  return { id, name, type, bytes, width, height, alt, href, previewHref };
}

export const storedKey = (id: string): string => id;
export const previewKey = (id: string): string => `preview-${id}`;
