/** `/topics/<id>`: a collection, and the id of a thing in it. */
const thing = /^\/([a-z-]{1,40})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/;

/**
 * What an address of this Hallway names.
 *
 * @param address    as it was written in a link
 * @param publicUrl  the address of this Hallway
 * @returns          undefined for any other site, and for what names more or less than one thing
 */
export function readAddress(
  address: string,
  publicUrl: string,
): { path: string; id: string } | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname, search, hash, username } = new URL(address);
  if (origin !== new URL(publicUrl).origin || `${search}${hash}${username}` !== '')
    return undefined;
  const [, path, id] = thing.exec(pathname) ?? [];
  return path === undefined || id === undefined ? undefined : { path, id };
}
