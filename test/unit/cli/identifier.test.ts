import { expect, test } from 'vitest';
import { confirms } from '../../../src/cli/confirm.ts';
import { readIdentifier, shownIdentifier } from '../../../src/cli/identifier.ts';
import type { OpenWorkspace } from '../../../src/cli/workspace.ts';
import { fakeSession } from './sessions.ts';

const { session } = fakeSession();
const open = { session, workspace: { config: { defaults: { country: 'DE' } } } } as unknown as OpenWorkspace;

test.each([
  ['0151 20000042', '+4915120000042'],
  [' +43 660 1234567 ', '+436601234567'],
  ['DE.13491208655302741918', 'DE.13491208655302741918'],
])('%j is %s', (argument, identifier) => {
  expect(readIdentifier(open, argument)).toBe(identifier);
});

test('what is neither a number nor an id is a usage error that shows it', () => {
  expect(() => readIdentifier(open, 'Anna')).toThrow(
    expect.objectContaining({ code: 'usage.invalid', params: { detail: '"Anna" is no phone number' } }),
  );
});

test('people see a number masked unless they ask for it', () => {
  expect(shownIdentifier(session, '+4915120000042')).toBe('+49 151 •••• 0042');
  expect(shownIdentifier(fakeSession(['--show-numbers']).session, '+4915120000042')).toBe('+4915120000042');
  expect(shownIdentifier(session, 'DE.13491208655302741918')).toBe('DE.13491208655302741918');
});

test('nothing is asked without a terminal: --yes is the answer', async () => {
  const question = { question: 'Erase?', action: 'Erase 1 person' };
  await expect(confirms(session, { ...question, yes: undefined })).rejects.toMatchObject({
    code: 'usage.confirmation-needed',
    params: { action: 'Erase 1 person', flag: '--yes' },
  });
  expect(await confirms(session, { ...question, yes: true })).toBe(true);
});
