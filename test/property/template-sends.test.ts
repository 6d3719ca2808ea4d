import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendBody } from '../../src/adapters/provider/cloud-api/send-body.ts';
import { templateWire } from '../../src/adapters/provider/cloud-api/template-schema.ts';
import { compileBinder } from '../../src/core/binding/index.ts';
import { boundComponentsSchema } from '../../src/core/bound-message.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { parseSandboxProfile } from '../../src/sandbox/profile.ts';
import { campaign, SETTINGS } from '../unit/core/builders.ts';
import { type Case, caseOf } from './template-cases.ts';

/** As many templates as one account is given here; each is sent to a few rows. */
const TEMPLATES = 400;
const SEED = 20_261_125;

const CASES: readonly Case[] = fc.sample(fc.nat({ max: 9999 }).chain(caseOf), {
  numRuns: TEMPLATES,
  seed: SEED,
});

let sandbox: Sandbox;

beforeAll(async () => {
  const templates = CASES.map(({ template }, index) => ({
    ...template,
    name: `t_${index}`,
    status: 'APPROVED',
  }));
  const profile = {
    templates,
    marketingApi: 'ELIGIBLE',
    messagesPerSecond: 0,
    tier: 'TIER_UNLIMITED',
    phoneNumberId: '111',
    token: 'token-of-the-test',
  };
  sandbox = await startSandbox({ profile: parseSandboxProfile(profile), seed: 1 });
});

afterAll(async () => {
  await sandbox.close();
});

/** The sandbox's answer to a message: null where it takes it, else its details. */
async function refusalOf(body: string, path: string): Promise<string | null> {
  const answer = await fetch(`${sandbox.url}/v25.0/111/${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer token-of-the-test', 'content-type': 'application/json' },
    body,
  });
  return answer.ok ? null : await answer.text();
}

test('any template with any parameters is filled so that the sandbox takes it, or a problem is told', async () => {
  const told = { campaign: 0, row: 0 };
  let taken = 0;
  const kinds = new Set<string>();
  const refused: unknown[] = [];
  for (const [index, { template: wire, parameters, columns, rows }] of CASES.entries()) {
    const name = `t_${index}`;
    const template = templateWire.parse({ ...wire, name, status: 'APPROVED' });
    const { binder, problems } = compileBinder(template, campaign({ parameters }), {
      columns,
      ...SETTINGS,
      // The sandbox's clock is the machine's; an offer has to end after both.
      now: Date.now(),
    });
    if (problems.length > 0) {
      told.campaign += 1;
      continue;
    }
    for (const [at, values] of rows.entries()) {
      const bound = binder.bind(values);
      if (bound.problems.length > 0) {
        told.row += 1;
        continue;
      }
      expect(boundComponentsSchema.parse(JSON.parse(JSON.stringify(bound.components)))).toEqual(
        bound.components,
      );
      for (const kind of JSON.stringify(bound.components).matchAll(/"kind":"([a-z-]+)"/g))
        kinds.add(kind[1] ?? '');
      const body = sendBody({
        to: `+49151${String(70_000_000 + index * 10 + at)}`,
        template: name,
        language: template.language,
        components: bound.components,
        correlation: `c/${index}/${at}`,
      });
      const hasGif = JSON.stringify(wire).includes('"GIF"');
      const refusal = await refusalOf(body, hasGif ? 'marketing_messages' : 'messages');
      if (refusal === null) taken += 1;
      else refused.push({ refusal, wire, parameters, values });
    }
  }
  expect(refused.slice(0, 3)).toEqual([]);
  // Held to both ends, so that a generator which only makes the one cannot pass unseen.
  expect(taken).toBeGreaterThan(200);
  expect(told.campaign).toBeGreaterThan(30);
  expect(told.row).toBeGreaterThan(100);
  expect([...kinds].sort()).toEqual(
    'call-minutes catalog coupon currency date-time document expiration flow gif image location order payload product products text video'.split(
      ' ',
    ),
  );
}, 60_000);
