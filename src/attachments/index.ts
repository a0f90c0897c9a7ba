export { attachFiles, describeFiles } from './attach-files.ts';
export { endFilesOf } from './end-files.ts';
export { attachmentRoutes, type FileLimits } from './routes.ts';
export { AttachmentView, AttachmentWishes } from './schemas.ts';
export { sweepFiles } from './sweep-files.ts';
export { type AttachedFile, showAttached } from './views.ts';
