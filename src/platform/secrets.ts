import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** The signing keys, the current one first; see `Deps`. */
type Keys = readonly [Buffer, ...Buffer[]];

/** 256 random bits, for a secret that stands in for a person: never kept, only its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The hash under which a random token is kept. A token of 256 bits needs no slow hash. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

const keyFor = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `hallway ${purpose}`, 32));

/** The hashes, one for each key, under which a short secret may be kept: the first is the one to keep. */
export const hashShortSecret = (
  keys: Keys,
  purpose: string,
  secret: string,
): [string, ...string[]] => {
  const hash = (key: Buffer) =>
    createHmac('sha256', keyFor(key, purpose)).update(secret).digest('base64url');
  const [current, ...older] = keys;
  return [hash(current), ...older.map(hash)];
};

/** Encrypts what must be read again, such as the secret of an identity provider (AES-256-GCM). */
export function seal(keys: Keys, purpose: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(keys[0], purpose), nonce);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Reads what was sealed for the same purpose; undefined when no key fits or a bit was changed. */
export function unseal(keys: Keys, purpose: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28 || bytes.toString('base64url') !== sealed) return undefined;
  for (const key of keys) {
    try {
      const nonce = bytes.subarray(0, 12);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(key, purpose), nonce);
      decipher.setAuthTag(bytes.subarray(12, 28));
      const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
      return plain.toString('utf8');
    } catch {
      // not sealed with this key: the next may fit
    }
  }
  return undefined;
}
