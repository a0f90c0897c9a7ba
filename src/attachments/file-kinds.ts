/** What is taken, by what it is: how it is announced, and the endings that its name may have. The first is the usual one. */
export const documentKinds = {
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  text: { type: 'text/plain; charset=utf-8', endings: ['txt', 'text', 'md'] },
  csv: { type: 'text/csv; charset=utf-8', endings: ['csv', 'tsv'] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    endings: ['pptx'],
  },
  odt: { type: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', endings: ['odp'] },
} as const satisfies Record<string, { type: string; endings: readonly [string, ...string[]] }>;

export type DocumentKind = keyof typeof documentKinds;

/** Pictures are made anew, so their name may tell of any picture: phones and messengers rename them. */
export const imageEndings = ['png', 'jpg', 'jpeg', 'jfif', 'webp', 'gif', 'heic', 'heif'];
export const imageType = 'image/webp';
