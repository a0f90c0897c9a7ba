import type { RuleInline } from './mentions.ts';

/** What asks whoever looks after the space, in either language. */
const everyone = /@(?:(facilitators)|facilitadores)(?![\p{L}\p{N}_@]|[.-][\p{L}\p{N}])/iuy;
const endsInWord = /[\p{L}\p{N}_@.-]$/u;
const at = 0x40;
/** Marks in one text; what comes after them is words, since a mark is many times longer than its word. */
const mostMarks = 20;

const spoken = {
  en: '@facilitators: everyone who looks after this space',
  es: '@facilitadores: todas las personas que cuidan este espacio',
} as const;
type Language = keyof typeof spoken;

/** The attributes of a mark: in the language of its word, what a screen reader says for it. */
const attributesOf = (lang: Language): Record<string, string> => ({
  ...{ class: 'mention', role: 'group', lang },
  'aria-label': spoken[lang],
});
export const markAttributes = Object.keys(attributesOf('en'));

/** No other span comes out of what people write. */
export const keepMark = (_: string, { lang }: Record<string, string>) => ({
  tagName: 'span',
  attribs: lang === 'en' || lang === 'es' ? attributesOf(lang) : {},
});

/** Whether a post that was rendered asked its facilitators: the HTML keeps what was so when it was written. */
export const isMarked = (html: string): boolean => html.includes('<span class="mention"');

/** Whether the word is in a text at all: whatever it is there, a text without it asks nobody. */
export const hasWord = (source: string): boolean => /@(?:facilitators|facilitadores)/i.test(source);

type Env = { marksFacilitators?: boolean; facilitatorsMarks?: number };

/**
 * Teaches markdown-it `@facilitators`, where `env.marksFacilitators` is set, and counts what it met in
 * `env.facilitatorsMarks`. No link: whom it means is known when it is posted, and is not told by the words again.
 */
export const facilitatorsRule: RuleInline = (state, silent) => {
  const env = state.env as Env;
  if (state.src.charCodeAt(state.pos) !== at || !env.marksFacilitators) return false;
  const met = env.facilitatorsMarks ?? 0;
  if (met >= mostMarks || state.linkLevel > 0) return false;
  if (endsInWord.test(state.src.slice(Math.max(0, state.pos - 2), state.pos))) return false;
  everyone.lastIndex = state.pos;
  const [whole, english] = everyone.exec(state.src) ?? [];
  if (whole === undefined) return false;
  if (!silent) {
    env.facilitatorsMarks = met + 1;
    const open = state.push('facilitators_open', 'span', 1);
    open.attrs = Object.entries(attributesOf(english ? 'en' : 'es'));
    state.push('text', '', 0).content = whole;
    state.push('facilitators_close', 'span', -1);
  }
  state.pos += whole.length;
  return true;
};
