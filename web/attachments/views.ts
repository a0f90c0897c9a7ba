import type { z } from 'zod';
import type * as attachments from '../../src/attachments/schemas.ts';

export type Attachment = z.input<typeof attachments.AttachmentView>;
export type Room = z.input<typeof attachments.RoomView>;
