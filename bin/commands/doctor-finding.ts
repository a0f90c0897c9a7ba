/** One thing that was looked at: good, worth knowing, or to be mended. */
export type Finding = { state: 'good' | 'note' | 'mend'; what: string; advice?: string };

export const good = (what: string): Finding => ({ state: 'good', what });
export const note = (what: string, advice: string): Finding => ({ state: 'note', what, advice });
export const mend = (what: string, advice: string): Finding => ({ state: 'mend', what, advice });
