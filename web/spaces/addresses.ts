/** The most that are invited in one go: a hundred a day may be sent. */
export const mostAtOnce = 50;

/**
 * The addresses in a text, each of them once: one a line, or with commas or semicolons between, with names beside them as
 * mail programs copy them. A piece that holds none comes back as it is, so that nobody is left out in silence.
 */
export function addressesIn(text: string): string[] {
  const pieces = text.split(/[\n,;]+/).map((piece) => piece.trim());
  const found = pieces.flatMap((piece) => {
    const addresses = piece.split(/\s+/).filter((word) => word.includes('@'));
    return addresses.length > 0 ? addresses : [piece];
  });
  const plain = found.map((word) => word.replace(/^<|>$/g, '').toLowerCase());
  return [...new Set(plain.filter((word) => word !== ''))];
}
