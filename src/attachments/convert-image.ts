import type { Sharp, SharpOptions } from 'sharp';
import { refuse } from './rules.ts';

const longestSide = 2048;
const longestPreview = 480;
const mostPixels = 64_000_000;
const seconds = 20;

export type Picture = { full: Buffer; preview: Buffer; width: number; height: number };

/** Loaded with the first picture: it is large, and most processes and days see few. */
let library: Promise<typeof import('sharp')> | undefined;
function loadSharp(): Promise<typeof import('sharp')> {
  library ??= import('sharp').then(prepare);
  return library;
}

/** Only the four readers that are asked for; every other that is built in stays shut. */
function prepare(loaded: typeof import('sharp')): typeof import('sharp') {
  const { default: sharp } = loaded;
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: [
      ...['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'],
      ...['VipsForeignLoadWebpBuffer', 'VipsForeignLoadNsgifBuffer'],
    ],
  });
  return loaded;
}

/**
 * Makes a picture anew as WebP, upright and at most 2048 pixels wide or high, and a small still one. Where it was taken,
 * with what and when, stays behind, as does whatever else hung on the file.
 *
 * @throws `file-refused` when it cannot be read to its end, or has too many pixels
 */
export async function convertImage(bytes: Buffer): Promise<Picture> {
  const { default: sharp } = await loadSharp();
  const open = (options: SharpOptions) =>
    sharp(bytes, { ...options, limitInputPixels: mostPixels, failOn: 'error' });
  try {
    const full = await shrink(open({ animated: true }), longestSide);
    const preview = await shrink(open({ animated: false }), longestPreview);
    const { width, height, pageHeight = height } = full.info;
    return { full: full.data, preview: preview.data, width, height: pageHeight };
  } catch (error) {
    throw refuse(/pixel limit/i.test(String(error)) ? 'too-many-pixels' : 'damaged');
  }
}

const shrink = (image: Sharp, side: number) =>
  image
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80, effort: 3 })
    .timeout({ seconds })
    .toBuffer({ resolveWithObject: true });
