import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashShortSecret, newToken, seal, unseal } from '../../src/platform/secrets.ts';

const key = randomBytes(32);
const newer = randomBytes(32);

describe('secrets', () => {
  it('reads what was sealed for the same purpose, and nothing that was changed by a bit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (plain, at) => {
        const sealed = seal([key], 'test', plain);
        expect(unseal([key], 'test', sealed)).toBe(plain);
        expect(unseal([key], 'other', sealed)).toBeUndefined();
        expect(unseal([newer], 'test', sealed)).toBeUndefined();
        const bytes = Buffer.from(sealed, 'base64url');
        const bit = at % (bytes.length * 8);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(unseal([key], 'test', bytes.toString('base64url'))).toBeUndefined();
        expect(unseal([key], 'test', `${sealed}A`)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads with an older key while it is rotated out, and seals with the newest', () => {
    const old = seal([key], 'test', 'secret');

    expect(unseal([newer, key], 'test', old)).toBe('secret');
    expect(unseal([newer], 'test', seal([newer, key], 'test', 'secret'))).toBe('secret');
  });

  it('hashes short secrets so that the tables alone do not give them away', () => {
    const [kept] = hashShortSecret([key], 'code', '123456');

    expect(hashShortSecret([newer, key], 'code', '123456')).toContain(kept);
    expect(hashShortSecret([newer], 'code', '123456')).not.toContain(kept);
    expect(hashShortSecret([key], 'other', '123456')).not.toContain(kept);
  });

  it('makes tokens of 256 bits, no two alike', () => {
    const tokens = new Set(Array.from({ length: 1_000 }, newToken));

    expect(tokens.size).toBe(1_000);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });
});
