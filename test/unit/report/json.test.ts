import { describe, expect, it } from 'vitest';
import { MESSAGE_STATES } from '../../../src/core/message-state.ts';
import { planSummarySchema } from '../../../src/core/plan.ts';
import { REPORT_FORMATS } from '../../../src/report/index.ts';
import { runJson, statusJson } from '../../../src/report/json.ts';
import { htmlOptions, sampleOutcome, samplePlan, terminalOptions } from './sample-model.ts';

const options = { html: htmlOptions('en'), terminal: terminalOptions('en', 80) };
const { counts, failures, run } = sampleOutcome();
const status = { campaign: 'herbst-2026', counts, failures, run };

describe('the JSON reports', () => {
  it('give a run with the keys of the contract, in its order', () => {
    expect(Object.keys(runJson(status, 'Europe/Berlin'))).toEqual([
      'schema',
      'campaign',
      'state',
      'messages',
      'failures',
      'stoppedBy',
      'resumeAt',
      'perSecond',
      'startedAt',
      'finishedAt',
    ]);
  });

  it('give counts in the order of the states, which add up', () => {
    const { messages } = runJson(status, 'UTC');
    expect(Object.keys(messages)).toEqual([...MESSAGE_STATES]);
    expect(Object.values(messages).reduce((sum, count) => sum + count, 0)).toBe(700);
  });

  it('give failures, rate and times as the contract writes them', () => {
    const json = runJson(status, 'Europe/Berlin');
    expect(json).toMatchObject({
      schema: 'consend.run/1',
      state: 'partial',
      stoppedBy: null,
      resumeAt: null,
      perSecond: { mean: 78.5, limit: 80 },
      startedAt: '2026-11-23T09:00:00+01:00',
      finishedAt: '2026-11-23T09:00:08+01:00',
    });
    expect(json.failures[0]).toEqual({
      code: 131026,
      title: 'Message undeliverable',
      count: 5,
      disposition: 'skip',
    });
  });

  it('give null for what a running campaign does not have yet', () => {
    const running = { ...status, run: { ...run, state: 'running', finishedAt: undefined } as const };
    expect(runJson(running, 'UTC').finishedAt).toBeNull();
  });

  it('name what holds messages, what a sleeping run waits for and a pause only where there is one', () => {
    expect(Object.keys(runJson(status, 'UTC'))).not.toEqual(expect.arrayContaining(['holds']));
    const held = {
      ...status,
      run: { ...run, waitsFor: 'messaging-limit' },
      control: 'paused' as const,
      holds: [{ limit: 'quiet-hours', count: 3, firstAt: 0 }],
    };
    expect(runJson(held, 'UTC')).toMatchObject({
      waitsFor: 'messaging-limit',
      control: 'paused',
      holds: [{ limit: 'quiet-hours', count: 3, firstAt: '1970-01-01T00:00:00+00:00' }],
    });
  });

  it('give the status of all campaigns as one document', () => {
    const json = statusJson([status, { ...status, campaign: 'winter' }], 'UTC');
    expect(json.schema).toBe('consend.status/1');
    expect(json.runs.map((each) => each.campaign)).toEqual(['herbst-2026', 'winter']);
  });

  it("give a plan's summary as it is", () => {
    const json: unknown = JSON.parse(REPORT_FORMATS.json(samplePlan()));
    expect(json).toEqual(samplePlan().summary);
    expect(planSummarySchema.safeParse(json).success).toBe(true);
  });

  it('are one of the formats that the table knows for both kinds of report', () => {
    for (const model of [samplePlan(), sampleOutcome()]) {
      expect(REPORT_FORMATS.html(model, options)).toMatch(/^<!doctype html>/);
      expect(REPORT_FORMATS.terminal(model, options)).toContain('consend s');
      expect(JSON.parse(REPORT_FORMATS.json(model)).campaign).toBe('herbst-2026');
    }
  });
});
