import { rendererVersion, renderMarkdown } from './markdown.ts';
import type { Space } from './tables.ts';

type Words = Pick<Space, 'guidelines' | 'welcome'>;
type Rendered = Words & Pick<Space, 'guidelinesHtml' | 'welcomeHtml' | 'guidelinesHtmlVersion'>;

const htmlOf = (markdown: string): string => (markdown === '' ? '' : renderMarkdown(markdown).html);

/**
 * What facilitators say to members, as a space keeps it: rendered once when it is written, since every list of spaces
 * shows the guidelines. Both together, for they share the renderer's version.
 *
 * @throws `too-tangled`
 */
export const renderWords = ({ guidelines, welcome }: Words): Rendered => ({
  guidelines,
  guidelinesHtml: htmlOf(guidelines),
  welcome,
  welcomeHtml: htmlOf(welcome),
  guidelinesHtmlVersion: rendererVersion,
});

const isFresh = (space: Rendered) => space.guidelinesHtmlVersion === rendererVersion;

/** What readers see, rendered again where an older renderer made it, or none yet. */
export const showGuidelines = (space: Rendered): string =>
  isFresh(space) ? space.guidelinesHtml : htmlOf(space.guidelines);

export const showWelcome = (space: Rendered): string =>
  isFresh(space) ? space.welcomeHtml : htmlOf(space.welcome);
