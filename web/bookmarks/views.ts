import type { z } from 'zod';
import type * as bookmarks from '../../src/bookmarks/schemas.ts';

export type Bookmark = z.input<typeof bookmarks.BookmarkView>;
export type BookmarkList = z.input<typeof bookmarks.BookmarkPage>;
export type SavedOfTopic = z.input<typeof bookmarks.SavedOfTopic>;
/** What can be saved. */
export type What = Pick<Bookmark, 'kind' | 'id'>;
