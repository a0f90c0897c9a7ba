import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const styles = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'web'])
  .toString()
  .split('\n')
  .filter((file) => file.endsWith('.css') && file !== 'web/app/tokens.css');

describe('the style sheets', () => {
  it('take every colour from the tokens', () => {
    const own = styles.filter((file) =>
      /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i.test(readFileSync(file, 'utf8')),
    );
    expect(own).toEqual([]);
  });
});
