import { describe, expect, test } from 'vitest';
import { resumeEvent, stopEvents } from '../../../src/pipeline/opt-outs.ts';
import { NOW, standingOf } from '../core/builders.ts';

const IDS: [string, ...string[]] = ['+4915110000000', 'US.1'];
const stop = (way: Parameters<typeof stopEvents>[0]['way']) =>
  stopEvents({ identifiers: IDS, at: NOW, way, evidence: 'wamid.1', word: 'STOP' });

describe('a stop', () => {
  test.each([
    ['platform-preference', ['withdrawn', 'platform-stopped']],
    ['error-131050', ['withdrawn', 'platform-stopped']],
    ['stop-reply', ['withdrawn']],
    ['stop-button', ['withdrawn']],
  ] as const)('by %s is %s', (way, kinds) => {
    expect(stop(way).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('keeps who, when, which way, with which word and which proof', () => {
    for (const event of stop('platform-preference')) {
      expect(event).toMatchObject({
        identifiers: IDS,
        occurredAt: new Date(NOW).toISOString(),
        method: 'platform-preference',
        evidence: { reference: 'wamid.1' },
        note: 'STOP',
      });
    }
  });

  test('without proof or word claims none', () => {
    const [event] = stopEvents({ identifiers: IDS, at: NOW, way: 'stop-reply', evidence: undefined });
    expect(Object.keys(event ?? {})).not.toEqual(expect.arrayContaining(['evidence']));
    expect(Object.keys(event ?? {})).not.toEqual(expect.arrayContaining(['note']));
  });

  test('reaches every marketing purpose and no service', () => {
    const consent = { purposes: ['newsletter', 'orders', 'raffle'] };
    const [withdrawn = {}] = stop('stop-reply');
    expect(standingOf([consent, withdrawn]).consent).toBe('withdrawn');
    expect(standingOf([consent, withdrawn], { purpose: 'raffle' }).consent).toBe('withdrawn');
    expect(standingOf([consent, withdrawn], { purpose: 'orders', category: 'utility' }).consent).toBe(
      'in-force',
    );
  });
});

test('a resume opens the platform’s gate and claims no consent', () => {
  expect(resumeEvent(IDS, NOW)).toMatchObject({ kind: 'platform-resumed', identifiers: IDS });
  expect(standingOf([resumeEvent(IDS, NOW)])).toMatchObject({
    consent: 'none',
    basis: undefined,
    platformOptIn: false,
  });
});
