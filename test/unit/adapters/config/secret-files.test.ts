import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTracked } from '../../../../src/adapters/config/git-index.ts';
import { secretFaults } from '../../../../src/adapters/config/secret-files.ts';
import { workspace } from '../../core/builders.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'consend-secrets-'));
const withProvider = (change: object) =>
  workspace({ provider: { phoneNumberId: '1', wabaId: '2', ...change } });

function file(dir: string, name: string, mode: number, text = 'WHATSAPP_TOKEN=x\n'): void {
  writeFileSync(join(dir, name), text);
  chmodSync(join(dir, name), mode);
}

/** Git as it is installed here; false: there is none. */
function git(dir: string, ...args: string[]): boolean {
  try {
    execFileSync('git', args, { cwd: dir, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const hasGit = git('.', '--version');

describe('files with secrets', () => {
  const config = withProvider({ token: '${env:WHATSAPP_TOKEN}' });

  test.each([
    [0o600, []],
    [0o640, [{ file: '.env', fault: 'readable' }]],
    [0o604, [{ file: '.env', fault: 'readable' }]],
  ])('of mode %o', (mode, found) => {
    const dir = folder();
    file(dir, '.env', mode);
    expect(secretFaults({ dir, config })).toEqual(found);
  });

  test('that hold none are nobody’s business', () => {
    const dir = folder();
    file(dir, '.env', 0o644, 'EDITOR=vi\n');
    expect(secretFaults({ dir, config })).toEqual([]);
    expect(secretFaults({ dir: join(dir, 'gone'), config })).toEqual([]);
  });

  test('are those that the settings name, wherever they lie', () => {
    const dir = folder();
    mkdirSync(join(dir, 'secret'));
    file(dir, 'secret/token', 0o644, 'x');
    const named = withProvider({ token: '${file:secret/token}', appSecret: '${file:secret/token}' });
    expect(secretFaults({ dir, config: named })).toEqual([{ file: 'secret/token', fault: 'readable' }]);
  });
});

describe.skipIf(!hasGit)('files under version control (skipped where git is not installed)', () => {
  test.each(['2', '3', '4'])(
    'are found in an index of version %s, however deep the workspace lies',
    (version) => {
      const top = folder();
      const dir = join(top, 'a', 'b');
      mkdirSync(dir, { recursive: true });
      file(dir, '.env', 0o600);
      file(dir, 'x.env', 0o600);
      git(top, 'init', '-q');
      git(top, 'config', 'index.version', version);
      for (const name of ['w.env', 'x-other.env']) file(dir, name, 0o600);
      git(top, 'add', 'a/b/w.env', 'a/b/x-other.env', 'a/b/x.env');
      if (version === '3') git(top, 'add', '--intent-to-add', 'a/b/.env');
      expect(isTracked(join(dir, 'x.env'))).toBe(true);
      expect(isTracked(join(dir, '.env'))).toBe(version === '3');
      git(top, 'add', 'a/b/.env');
      expect(secretFaults({ dir, config: withProvider({ token: '${env:WHATSAPP_TOKEN}' }) })).toEqual([
        { file: '.env', fault: 'tracked' },
      ]);
    },
  );

  test('are none where a longer path ends the same, or nothing is a repository', () => {
    const top = folder();
    file(top, 'my.env', 0o600);
    git(top, 'init', '-q');
    git(top, 'add', 'my.env');
    expect(isTracked(join(top, '.env'))).toBe(false);
    expect(isTracked(join(folder(), '.env'))).toBe(false);
  });
});
