import { describe, expect, test } from 'vitest';
import { accountFindings } from '../../../src/pipeline/shared-checks.ts';
import { NOW, workspace } from '../core/builders.ts';

const ask = (change: Readonly<Record<string, unknown>> = {}, inboxAt: number | undefined = NOW) =>
  accountFindings({ workspace: workspace(change), inboxAt, now: NOW });
const BARE = { phoneNumberId: '1', wabaId: '2', token: 'secret' };

describe('provider and account without a campaign', () => {
  test('are in order where the papers are', () => {
    const { records } = workspace();
    const processing = { id: 'orders', filedOn: '2026-11-23' };
    const { findings, passed, notRun } = ask({ records: { ...records, processing } });
    expect(findings).toEqual([]);
    expect(passed).toContain('provider.dpa-missing');
    expect(notRun.filter(({ why }) => why === 'off')).toEqual([]);
  });

  test('lack what a provider without papers lacks, by the law of the controller’s country', () => {
    const codes = (policy: string, country: string) =>
      ask({ policy, provider: BARE, controller: { name: 'A', address: 'B', country } })
        .findings.filter(({ severity }) => severity === 'block')
        .map(({ code }) => code);
    expect(codes('us', 'DE')).toContain('provider.dpa-missing');
    expect(codes('us', 'US')).not.toContain('provider.dpa-missing');
  });

  test('name a check that the law elsewhere asks for as left out, not as passed', () => {
    const { passed, notRun } = ask({
      policy: 'us',
      controller: { name: 'A', address: 'B', country: 'US' },
    });
    expect(passed).not.toContain('provider.dpa-missing');
    expect(notRun).toContainEqual({ code: 'provider.dpa-missing', why: 'not-applicable' });
  });
});
