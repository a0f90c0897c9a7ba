import { defineProblem } from '../platform/problem.ts';

/** The whole file cannot be used; its detail says what is wrong and what to do. */
export const fileRefused = defineProblem(
  'file-refused',
  422,
  'This file cannot be imported',
  'Download the file from NCES again, or save it as “CSV UTF-8” without changing its columns.',
);

/** One row cannot be used; the message is the reason that the report gives. */
export class RowFault extends Error {
  override name = 'RowFault';
}
