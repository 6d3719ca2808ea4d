import { describe, expect, test } from 'vitest';
import { campaignSchema } from '../../../src/core/campaign-config.ts';
import { durationMs, workspaceConfigSchema } from '../../../src/core/config.ts';
import { campaign, DAY, HOUR, MINUTE, workspace } from './builders.ts';

describe('a duration', () => {
  test.each([
    ['500 ms', 500],
    ['30s', 30_000],
    ['1 second', 1000],
    ['15m', 15 * MINUTE],
    ['15 min', 15 * MINUTE],
    ['15 minutes', 15 * MINUTE],
    ['26 hours', 26 * HOUR],
    ['2h', 2 * HOUR],
    ['7 days', 7 * DAY],
    ['2w', 14 * DAY],
    ['1 mo', 30 * DAY],
    ['12 months', 360 * DAY],
    ['1 year', 365 * DAY],
    [' 3D ', 3 * DAY],
  ])('%j is %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  test.each(['', '5', 'five minutes', '-5 minutes', '1.5 h', '5 minutes 3 s', '5 fortnights'])(
    '%j is none',
    (text) => {
      expect(durationMs(text)).toBeUndefined();
    },
  );
});

describe('consend.yaml', () => {
  test('takes its defaults where nothing is said', () => {
    expect(workspace({ policy: undefined })).toMatchObject({
      policy: undefined,
      defaults: { country: 'DE', language: 'de', timeZone: 'Europe/Berlin' },
      limits: { messagesPerSecond: 80 },
      store: { url: 'sqlite:.consend/consend.db' },
      provider: { kind: 'meta', baseUrl: 'https://graph.facebook.com' },
    });
    expect(workspace().window).toBeUndefined();
  });

  test.each([
    ['an unknown key', { colour: 'green' }],
    ['another version', { version: 2 }],
    ['no purpose at all', { purposes: {} }],
    ['more messages a second than the platform has', { limits: { messagesPerSecond: 1001 } }],
    ['a window without such a time', { window: { from: '25:00' } }],
    ['a window without such a day', { window: { days: 'MO-FR' } }],
    ['a severity that does not exist', { checks: { 'consent.missing': { severity: 'maybe' } } }],
  ])('refuses %s', (_, change) => {
    const whole = { ...JSON.parse(JSON.stringify(workspace())), ...change };
    expect(workspaceConfigSchema.safeParse(JSON.parse(JSON.stringify(workspace()))).success).toBe(true);
    expect(workspaceConfigSchema.safeParse(whole).success).toBe(false);
  });
});

describe('a campaign file', () => {
  test('asks for consent, once a person, where it says nothing else', () => {
    expect(campaign()).toMatchObject({ bases: ['consent'], once: 'person', sending: {} });
  });

  test.each([
    ['no basis at all', { bases: [] }],
    ['a basis that does not exist', { bases: ['luck'] }],
    ['a name that is no template’s', { template: { name: 'Herbst Sale' } }],
    ['a start without offset', { sending: { notBefore: '2026-11-24T09:00:00' } }],
    ['an id with a slash', { id: 'a/b' }],
    ['a button beyond the ninth', { parameters: { buttons: { '10': { text: 'x' } } } }],
  ])('refuses %s', (_, change) => {
    const whole = { ...JSON.parse(JSON.stringify(campaign())), ...change };
    expect(campaignSchema.safeParse(JSON.parse(JSON.stringify(campaign()))).success).toBe(true);
    expect(campaignSchema.safeParse(whole).success).toBe(false);
  });
});
