import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config.ts';

const key = Buffer.alloc(32, 1).toString('base64');

describe('reading the settings', () => {
  it('needs nothing set to run on one machine', () => {
    expect(readConfig({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      production: false,
    });
  });

  it('counts a variable that is set to nothing as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4000'],
    ['0.0.0.0', 'http://localhost:4000'],
    ['::', 'http://localhost:4000'],
    ['::1', 'http://[::1]:4000'],
  ])('makes of HOST %s an address to open', (HOST, address) => {
    expect(readConfig({ HOST, PORT: '4000' }).publicUrl).toBe(address);
  });

  it('takes the slash from the end of the public address', () => {
    expect(readConfig({ PUBLIC_URL: 'https://hallway.example/' }).publicUrl).toBe(
      'https://hallway.example',
    );
  });

  it.each([
    ['PORT', 'eighty', /PORT: /],
    ['PORT', '70000', /PORT: /],
    [
      'DATABASE_URL',
      'mysql://somewhere',
      /DATABASE_URL: expected an address that begins with postgres:/,
    ],
    ['REDIS_URL', 'localhost:6379', /REDIS_URL: expected an address that begins with redis:/],
    ['SECRET_KEYS', 'short', /SECRET_KEYS: expected base64 of 16 random bytes/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL: /],
    ['NODE_ENV', 'live', /NODE_ENV: /],
  ])('names %s when its value is %s, and says what is expected', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(message);
  });

  it('names everything that production needs and lacks, at once', () => {
    const read = () =>
      readConfig({ NODE_ENV: 'production', DATABASE_URL: 'postgres://db/hallway' });
    expect(read).toThrow(
      ['PUBLIC_URL', 'REDIS_URL', 'SMTP_URL', 'SECRET_KEYS']
        .map((n) => `${n}: must be set in production`)
        .join('\n'),
    );
  });

  it('keeps files in a folder, or in a bucket with the key to it', () => {
    const folder = join('.data', 'files');
    expect(readConfig({}).files).toEqual({ folder });
    expect(readConfig({ FILES_FOLDER: '/files' }).files).toEqual({ folder: '/files' });
    const FILES_S3_URL = 'https://s3.example/hallway';
    expect(() => readConfig({ FILES_S3_URL })).toThrow(/FILES_S3_KEY_ID, FILES_S3_SECRET/);
    const given = readConfig({ FILES_S3_URL, FILES_S3_KEY_ID: 'id', FILES_S3_SECRET: 'secret' });
    const bucket = { url: FILES_S3_URL, region: 'us-east-1', keyId: 'id', secret: 'secret' };
    expect(given.files).toEqual({ folder, bucket });
    expect(readConfig({ FILE_MEGABYTES: '2' }).fileLimits.mostFileBytes).toBe(2 * 1024 * 1024);
  });

  it('takes several keys, the current one first', () => {
    const { SECRET_KEYS } = readConfig({
      SECRET_KEYS: `${key}, ${Buffer.alloc(16, 2).toString('base64')}`,
    });
    expect(SECRET_KEYS?.map((each) => each.length)).toEqual([32, 16]);
  });
});
