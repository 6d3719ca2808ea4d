import { describe, expect, test } from 'vitest';
import { PLAN_SETTINGS, planSettings } from '../../../src/core/plan-settings.ts';
import { workspace } from './builders.ts';

const changed = (change: Readonly<Record<string, unknown>>): string[] => {
  const [before, after] = [planSettings(workspace()), planSettings(workspace(change))];
  return PLAN_SETTINGS.filter((key) => before[key] !== after[key]);
};
const PROVIDER = workspace().provider;

describe('the settings that a plan is held to', () => {
  test.each([
    ['provider', { provider: { ...PROVIDER, phoneNumberId: '7' } }],
    ['provider', { provider: { ...PROVIDER, baseUrl: 'https://elsewhere.example' } }],
    ['policy', { policy: 'us' }],
    ['checks', { checks: { 'consent.stale': { severity: 'block' } } }],
    ['window', { window: { from: '00:00', to: '24:00', days: 'MON-SUN' } }],
    ['limits.frequency', { limits: { frequency: { messages: 3, per: '1 week' } } }],
    ['notice', { notice: undefined }],
    ['wordings', { wordings: [] }],
    ['products', { products: ['alcohol'] }],
  ])('tell that %s is another', (key, change) => {
    expect(changed(change)).toEqual([key]);
  });

  test.each([
    ['a secret', { provider: { ...PROVIDER, token: 'another' } }],
    ['a rate', { limits: { messagesPerSecond: 5 } }],
    ['a review of the provider', { provider: { ...PROVIDER, processor: undefined } }],
    ['who approves', { approval: 'required' }],
  ])('are the same whatever is said of %s', (_, change) => {
    expect(changed(change)).toEqual([]);
  });

  test('hold no secret', () => {
    const texts = Object.values(planSettings(workspace({ provider: { ...PROVIDER, token: 'hush-hush' } })));
    expect(texts.join('\n')).not.toContain('hush-hush');
  });
});
