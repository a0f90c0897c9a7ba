import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { languages } from './words.ts';

const wordVector = customType<{ data: string }>({ dataType: () => 'tsvector' });
/** Compared byte by byte, so that the beginnings of words are found by the index. */
const bareWord = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const searchLanguage = pgEnum('search_language', languages);

/**
 * What a post can be found by; the first post of a topic also by its title. Made from the posts, and never a place to
 * read from: what may be shown, and what it says, is asked of the posts themselves. Nothing of a circle stands here.
 */
export const searchEntries = pgTable(
  'search_entries',
  {
    postId: uuid().primaryKey(),
    spaceId: uuid().notNull(),
    authorId: uuid().notNull(),
    postedAt: timestamp({ withTimezone: true }).notNull(),
    /** Whose words its words are counted among: see `searchWords`. */
    scope: uuid().notNull(),
    language: searchLanguage().notNull(),
    /** The version of the post that it was made from. */
    version: integer().notNull(),
    /** Words as written, lower case and without accents; those of a title weigh most (A). */
    vector: wordVector().notNull(),
  },
  (t) => [
    index('search_entries_newest').on(t.postedAt.desc().nullsFirst(), t.postId.desc().nullsFirst()),
    index('search_entries_space').on(
      t.spaceId,
      t.postedAt.desc().nullsFirst(),
      t.postId.desc().nullsFirst(),
    ),
    index('search_entries_author').on(
      t.authorId,
      t.postedAt.desc().nullsFirst(),
      t.postId.desc().nullsFirst(),
    ),
    // Without a pending list, which every search would have to read from end to end.
    index('search_entries_words').using('gin', t.vector).with({ fastupdate: false }),
  ],
);

/**
 * How many posts hold a word. A word of spaces that everyone reads counts in the common scope, any other in the scope of
 * its own space, so that nobody is led to a word by posts that they may not read. Gone when its last post is.
 */
export const searchWords = pgTable(
  'search_words',
  {
    /** The id of a space, or `commonScope`. */
    scope: uuid().notNull(),
    word: bareWord().notNull(),
    language: searchLanguage().notNull(),
    /** What its other forms share, as PostgreSQL's dictionary of the language has it; null for words that say little. */
    stem: text(),
    posts: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.scope, t.word, t.language] }),
    index('search_words_stem').on(t.scope, t.language, t.stem),
    index('search_words_near').using('gin', sql`${t.word} gin_trgm_ops`),
  ],
);

/** How far the index has followed what happened: one row, with the last round of the relay that it took in. */
export const searchProgress = pgTable(
  'search_progress',
  {
    only: boolean().primaryKey().default(true),
    upTo: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [check('search_progress_only', sql`${t.only}`)],
);
