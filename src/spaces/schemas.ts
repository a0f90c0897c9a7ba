/** What comes in and what goes out, gathered from each concept: the one that others and `web` open. */
export * from './field-schemas.ts';
export * from './membership-schemas.ts';
export * from './post-schemas.ts';
export * from './space-schemas.ts';
export * from './topic-schemas.ts';
