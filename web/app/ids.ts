/** A key that only this device can have made; the server takes a repeat for the same request. */
export const newKey = (): string => crypto.randomUUID?.() ?? fromRandomBytes();

/** `randomUUID` exists in secure contexts only; a school's test server may be plain http. */
function fromRandomBytes(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Keys for a form that may be sent again: the same content keeps its key, so that it is made once even when the answer
 * was lost on the way; changed content is another request.
 */
export function makeKeyring() {
  const keys = new Map<string, string>();
  return (body: object): string => {
    const content = JSON.stringify(body);
    const key = keys.get(content) ?? newKey();
    keys.set(content, key);
    return key;
  };
}
