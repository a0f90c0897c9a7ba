export { checkStudentData } from './check.ts';
export { flagText } from './flag-text.ts';
export { studentDataRoutes } from './routes.ts';
export { StudentDataConfirmed } from './schemas.ts';
export type { ReadFlagged } from './show-flags.ts';
