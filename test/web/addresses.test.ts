import { describe, expect, it } from '@jest/globals';
import { addressesIn } from '../../web/spaces/addresses.ts';

describe('the addresses in what someone pasted', () => {
  it.each([
    ['', []],
    [' \n , ;', []],
    ['ana@a.test', ['ana@a.test']],
    ['ana@a.test tom@b.test\nLuis@C.test', ['ana@a.test', 'tom@b.test', 'luis@c.test']],
    ['Ana Ruiz <ana@a.test>; <tom@b.test>,', ['ana@a.test', 'tom@b.test']],
    ['ana@a.test, ANA@a.test', ['ana@a.test']],
    ['ana at a.test\ntom@b.test', ['ana at a.test', 'tom@b.test']],
  ])('%j', (text, expected) => {
    expect(addressesIn(text)).toEqual(expected);
  });
});
