export { attachFiles, describeFiles } from './attach-files.ts';
export { endFilesOf } from './end-files.ts';
export { attachmentRoutes, type FileLimits } from './routes.ts';
export { AttachmentView, AttachmentWishes } from './schemas.ts';
export { sendFile } from './send-file.ts';
export { findShown } from './show-file.ts';
export { sweepFiles } from './sweep-files.ts';
export { attachments } from './tables.ts';
export { type AttachedFile, showAttached } from './views.ts';
