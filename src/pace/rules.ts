import { defineProblem } from '../platform/problem.ts';

/** For so long, and until so many posts stand, someone is new here. */
export const newDays = 7;
export const newPosts = 10;
/** What a new member may do. */
export const whileNew = {
  postsAnHour: 10,
  topicsADay: 3,
  invitationsADay: 5,
  linksInOne: 2,
  mentionsInOne: 5,
  facilitatorsAnHour: 1,
} as const;
/** What anybody may do. */
export const everyone = {
  sameWordsInTenMinutes: 3,
  sameLinkAnHour: 5,
  linksAnHour: 60,
} as const;

const { postsAnHour, topicsADay, invitationsADay, linksInOne, mentionsInOne, facilitatorsAnHour } =
  whileNew;
export const newcomerLimit = defineProblem(
  'newcomer-limit',
  429,
  'That is as much as new members can do for now',
  `For the first ${newDays} days, or until ${newPosts} of their posts stand, people write ${postsAnHour} posts an hour, ` +
    `begin ${topicsADay} topics a day, invite ${invitationsADay} people a day and ask the facilitators once an hour in a topic. Wait for the seconds that Retry-After ` +
    'names and send the same again. Nothing was changed.',
);
export const newcomerWords = defineProblem(
  'newcomer-words',
  422,
  'This has more links or names in it than new members can send',
  `For the first ${newDays} days, or until ${newPosts} of their posts stand, one text holds up to ${linksInOne} links and ` +
    `names up to ${mentionsInOne} people. Take some out and send it again.`,
);
export const repeatedWords = defineProblem(
  'repeated-words',
  429,
  'The same was sent several times',
  'Say it once, where it fits best, or say it in other words. Wait for the seconds that Retry-After names before you ' +
    'send the same words or the same link again. Nothing was changed.',
);

/** Whether someone is new: neither here for a week, nor with enough that stands. */
export const isNew = (since: Date, standingPosts: number, now: Date): boolean =>
  isYoung(since, now) && standingPosts < newPosts;

/** Whoever is here longer is not new, whatever they wrote: nothing has to be looked up for them. */
export const isYoung = (since: Date, now: Date): boolean =>
  now.getTime() - since.getTime() < newDays * 86_400_000;

const link = /(?:\b[a-z][a-z+.-]{1,20}:)?\/\/[^\s<>()[\]"'`]+|\bmailto:[^\s<>()[\]"'`]+/gi;
const mention = /@\[[^[\]\n]{1,120}\]\(([0-9a-f-]{36})\)/gi;

export type Read = { links: string[]; mentions: number; words: string };

/**
 * What counts of a text.
 *
 * @param ownHost  links to this site are no links here
 * @returns        each link once, without what is told after `?` and `#`; the words as they are the same to a reader
 */
export function readText(text: string, ownHost: string): Read {
  const found = [...text.matchAll(link)].map(([address]) => sameAddress(address));
  const links = [...new Set(found)].filter((address) => address.split('/')[0] !== ownHost);
  const people = new Set([...text.matchAll(mention)].map(([, id]) => String(id).toLowerCase()));
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return { links, mentions: people.size, words: words.join(' ') };
}

const sameAddress = (address: string) =>
  address
    .toLowerCase()
    .replace(/^[a-z][a-z+.-]*:/, '')
    .replace(/^\/\/(?:[^/@]*@)?(?:www\.)?/, '')
    .replace(/[?#].*$/s, '')
    .replace(/[/.,;:!]+$/, '');

/** @throws `newcomer-words` */
export function checkNewcomerText({ links, mentions }: Read): void {
  if (links.length <= linksInOne && mentions <= mentionsInOne) return;
  const [most, of] =
    links.length > linksInOne ? [linksInOne, 'links'] : [mentionsInOne, 'people named'];
  throw newcomerWords(`New members send up to ${most} ${of} in one text`);
}

/** What a request does, as far as that is counted. */
export type Act = 'post' | 'topic' | 'invitation' | 'edit';
/** Something that is counted, and how often it may be. */
export type Allowance = {
  name: string;
  /** What is counted apart from what else has this name. */
  of: string;
  max: number;
  seconds: number;
  kind: 'newcomer' | 'repeated';
};

/** Shorter words are said again and again: thanks, yes, the same here. */
const tellingWords = 24;
const hour = 3600;

/**
 * What counts of an act: what new members do, and what anybody sends again and again.
 *
 * @param askedIn  the topic whose facilitators it asks
 */
export function allowancesOf(
  act: Act,
  read: Read,
  isNewcomer: boolean,
  askedIn?: string,
): Allowance[] {
  const newcomer = (name: string, max: number, seconds: number, of = ''): Allowance[] =>
    isNewcomer ? [{ name, of, max, seconds, kind: 'newcomer' }] : [];
  const again = (name: string, of: string, max: number, seconds: number): Allowance => {
    return { name, of, max, seconds, kind: 'repeated' };
  };
  if (act === 'invitation') return newcomer('invitations', invitationsADay, 24 * hour);
  const asking = askedIn ? newcomer('facilitators', facilitatorsAnHour, hour, askedIn) : [];
  if (act === 'edit') return asking;
  const { links, words } = read;
  return [
    ...newcomer('posts', postsAnHour, hour),
    ...(act === 'topic' ? newcomer('topics', topicsADay, 24 * hour) : []),
    ...asking,
    ...(words.length >= tellingWords
      ? [again('words', words, everyone.sameWordsInTenMinutes, 600)]
      : []),
    ...links.map((one) => again('link', one, everyone.sameLinkAnHour, hour)),
    ...links.map(() => again('links', '', everyone.linksAnHour, hour)),
  ];
}
