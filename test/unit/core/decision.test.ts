import { describe, expect, test } from 'vitest';
import type { Finding, Severity } from '../../../src/core/decision.ts';
import { verdictOf } from '../../../src/core/decision.ts';
import { NOW } from './builders.ts';

const found = (...severities: readonly Severity[]): Finding[] =>
  severities.map((severity) => ({ code: `x.${severity}`, severity, scope: 'recipient' }));

describe('what follows from findings', () => {
  test.each([
    ['nothing found, nothing to wait for', found(), undefined, 'send'],
    ['only warnings and notes', found('warn', 'info'), undefined, 'send'],
    ['a later instant', found('info'), NOW, 'hold'],
    ['a block among others', found('info', 'warn', 'block'), undefined, 'block'],
    ['a block, whatever there is to wait for', found('block'), NOW, 'block'],
  ] as const)('%s', (_, findings, notBefore, verdict) => {
    expect(verdictOf(findings, notBefore)).toBe(verdict);
  });
});
