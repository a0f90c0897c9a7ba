import type markdownIt from 'markdown-it';
import { defineProblem } from '../platform/problem.ts';

/** People named in one post, at most. */
export const mostMentions = 20;

export const tooManyMentions = defineProblem(
  'too-many-mentions',
  422,
  'This names too many people',
  `One post may mention up to ${mostMentions} people. Everyone in the space can read it; name those whom you ask.`,
);

/** `@[Ana Ruiz](0190f3c2-…)`: a name for people, an id for us; any other Markdown shows it as a link. */
const mention = /@\[([^[\]\\\n]{1,120})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/;
const here = new RegExp(mention.source, 'y');
const everywhere = new RegExp(mention.source, 'g');
const at = 0x40;

export type RuleInline = Parameters<
  InstanceType<typeof markdownIt>['inline']['ruler']['before']
>[2];

/** Teaches markdown-it mentions. The ids it meets are put into `env.mentioned`. */
export const mentionRule: RuleInline = (state, silent) => {
  if (state.src.charCodeAt(state.pos) !== at) return false;
  here.lastIndex = state.pos;
  const [whole, name, personId] = here.exec(state.src) ?? [];
  if (whole === undefined || name === undefined || personId === undefined) return false;
  if (!silent) {
    (state.env as { mentioned?: Set<string> }).mentioned?.add(personId);
    const open = state.push('link_open', 'a', 1);
    open.attrs = [
      ['class', 'mention'],
      ['href', `/people/${personId}`],
    ];
    state.push('text', '', 0).content = `@${name}`;
    state.push('link_close', 'a', -1);
  }
  state.pos += whole.length;
  return true;
};

/**
 * Makes the names in mentions true, so that nobody puts words beside another's name.
 *
 * @param names  person id to name, for those who may be mentioned here; anyone else's mention becomes plain words
 */
export const nameTruly = (source: string, names: ReadonlyMap<string, string>): string =>
  source.replace(everywhere, (_, written: string, personId: string) => {
    const name = names.get(personId);
    return name === undefined
      ? `@${written}`
      : `@[${name.replace(/[[\]\\\n]/g, ' ')}](${personId})`;
  });
