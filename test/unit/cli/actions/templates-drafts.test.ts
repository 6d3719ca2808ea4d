import { cp, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runTemplatesLint } from '../../../../src/cli/actions/templates-lint.ts';
import { runTemplatesStatus } from '../../../../src/cli/actions/templates-status.ts';
import { runTemplatesSubmit } from '../../../../src/cli/actions/templates-submit.ts';
import { reportFailure } from '../../../../src/cli/failure.ts';
import type { Session } from '../../../../src/cli/session.ts';
import { parseSandboxProfile, type Sandbox, startSandbox } from '../../../../src/sandbox/index.ts';
import { NOW } from '../../core/builders.ts';
import { type TemplateWorkspace, templateWorkspace } from '../template-workspace.ts';

const EXAMPLES = join(import.meta.dirname, '../../../../examples');
let space: TemplateWorkspace;
const sandboxes: Sandbox[] = [];

beforeEach(async () => {
  space = await templateWorkspace([], NOW);
  await mkdir(join(space.dir, 'templates'));
  await cp(join(EXAMPLES, 'templates'), join(space.dir, 'templates'), { recursive: true });
});
afterEach(async () => {
  await space.remove();
  for (const sandbox of sandboxes.splice(0)) await sandbox.close();
});

/** Starts a sandbox that the workspace talks to; its reviews take `delayMs`. */
async function account(review: object = { delayMs: 0 }): Promise<void> {
  const profile = parseSandboxProfile({
    templates: [],
    wabaId: '102290129340398',
    phoneNumberId: '106540352242922',
    review,
  });
  const sandbox = await startSandbox({ seed: 7, profile });
  sandboxes.push(sandbox);
  await talkTo(sandbox.url);
}

/** Has the workspace talk to a server. */
async function talkTo(url: string): Promise<void> {
  const file = join(space.dir, 'consend.yaml');
  const yaml = (await readFile(file, 'utf8')).replace(/^(\s*baseUrl:).*$/m, `$1 ${url}`);
  await space.write('consend.yaml', yaml);
  await space.write('.env', 'WHATSAPP_TOKEN=sandbox-token\nWHATSAPP_APP_SECRET=s\nWHATSAPP_VERIFY_TOKEN=v\n');
}

/** An action as the program runs it: errors end in words and an exit code. */
const whole = (action: (session: Session) => Promise<number>) => async (session: Session) => {
  try {
    return await action(session);
  } catch (error) {
    return await reportFailure(session, error);
  }
};
const lint = (what: string[], ...argv: string[]) =>
  space.run(
    whole((session) => runTemplatesLint(session, what)),
    ...argv,
  );
const submit = (file: string, options: object, ...argv: string[]) =>
  space.run(
    whole((session) => runTemplatesSubmit(session, file, options)),
    ...argv,
  );
const status = (name: string, options: object, ...argv: string[]) =>
  space.run(
    whole((session) => runTemplatesStatus(session, name, options)),
    ...argv,
  );

const WINTER = 'templates/winter_sale.json';
const EXAMPLE_FILES = [
  WINTER,
  'templates/winter_cards.json',
  'templates/delivery_note.json',
  'templates/sign_in_code.json',
  'templates/advent_offer.yaml',
];

async function change(file: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(space.dir, file), 'utf8');
  expect(before).toContain(from);
  await space.write(file, before.replace(from, to));
}

describe('templates lint', () => {
  test('has nothing to complain about in the examples', async () => {
    const { code, out } = await lint(EXAMPLE_FILES, '--json');
    expect(JSON.parse(out)).toMatchObject({
      schema: 'consend.template-lint/1',
      errors: 0,
      warnings: 0,
      notes: 0,
    });
    expect(code).toBe(0);
  });

  test('names line, column, rule, number and fix, within 80 columns, in both languages', async () => {
    await change(WINTER, 'Hallo {{1}}, bei', '{{1}}, bei');
    for (const [language, words] of [
      ['en', 'begins with {{1}}'],
      ['de', 'beginnt mit {{1}}'],
    ] as const) {
      const { code, out } = await lint([WINTER], '--lang', language);
      expect(code).toBe(3);
      expect(out).toMatch(/✗ \d+:\d+ {2}BODY {2}draft\.variable-edge \(.*Meta 2388299\)/);
      expect(out).toContain(words);
    }
    const { out } = await lint([WINTER], '--json');
    const [finding] = JSON.parse(out).templates[0].findings;
    expect(finding).toMatchObject({
      code: 'draft.variable-edge',
      path: 'components[1].text',
      metaCode: 2388299,
    });
    const line = (await readFile(join(space.dir, WINTER), 'utf8')).split('\n')[finding.line - 1];
    expect(line?.slice(finding.column - 1)).toMatch(/^"\{\{1\}\}, bei/);
  });

  test('tells an unknown key with the nearest one, and a sample that is no picture', async () => {
    await change('templates/delivery_note.json', '"parameter_format"', '"parameter_fromat"');
    await space.write('templates/images/winter.png', '<html>');
    const { code, out } = await lint(['templates/delivery_note.json', WINTER]);
    expect(code).toBe(3);
    expect(out).toMatch(/draft\.form[\s\S]*parameter_fromat\. Did you mean parameter_format\?/);
    expect(out).toContain('images/winter.png is text/html');
  });

  test('ends with exit 3 where the file or the template is not there', async () => {
    expect((await lint(['templates/none.json'])).err).toContain('templates/none.json');
    expect(await lint(['nobody'])).toMatchObject({ code: 3 });
  });
});

describe('templates submit', () => {
  test('uploads samples, creates every example, and keeps the copies', async () => {
    await account();
    for (const file of EXAMPLE_FILES) {
      const { code, out } = await submit(file, { yes: true }, '--json');
      expect([file, code]).toEqual([file, 0]);
      expect(JSON.parse(out)).toMatchObject({
        schema: 'consend.template-submit/1',
        status: 'APPROVED',
        edited: false,
      });
    }
    const { out } = await lint(['winter_sale'], '--json');
    expect(JSON.parse(out)).toMatchObject({ errors: 0, templates: [{ file: null, name: 'winter_sale' }] });
  });

  test('refuses a draft with errors before anything is asked, and takes a reason to go on', async () => {
    await account();
    await change(WINTER, ' · Abmelden: mit STOP antworten', '');
    await change(WINTER, '"Abmelden"', '"Danke"');
    const refused = await submit(WINTER, { yes: true });
    expect(refused.code).toBe(3);
    expect(refused.out).toContain('template.no-optout');
    expect(sandboxes[0]?.state()).toBeDefined();
    const { code, out } = await submit(WINTER, { yes: true, skipLint: 'agreed with legal' }, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ skippedLint: 'agreed with legal', findings: { errors: 1 } });
  });

  test('asks before it submits: without a terminal --yes is the answer', async () => {
    await account();
    const { code, err } = await submit(WINTER, {});
    expect(code).toBe(2);
    expect(err).toContain('--yes');
  });

  test('says that a template exists, edits it when told to, and tells a refusal in the platform’s words', async () => {
    await account();
    await submit(WINTER, { yes: true });
    const again = await submit(WINTER, { yes: true });
    expect(again.code).toBe(3);
    expect(again.err).toContain(`consend templates submit ${WINTER} --edit`);
    await change(WINTER, 'Winter im Garten', 'Schnee im Garten');
    const edited = await submit(WINTER, { yes: true, edit: true });
    expect(edited.code).toBe(0);
    expect(edited.out).toContain('was edited');
    expect(edited.err).toContain('once in 24 hours and 10 times in 30 days');
    expect(edited.err).not.toContain('cta_url_link_tracking_opted_out');
    await change(
      WINTER,
      '"cta_url_link_tracking_opted_out": true',
      '"cta_url_link_tracking_opted_out": false',
    );
    const twice = await submit(WINTER, { yes: true, edit: true, skipLint: 'x' });
    expect(twice.err).toContain('cta_url_link_tracking_opted_out');
    expect(twice.code).toBe(9);
    expect(twice.err).toMatch(/2388039[\s\S]*consend error 2388039/);
    await change(WINTER, '"MARKETING"', '"UTILITY"');
    const other = await submit(WINTER, { yes: true, edit: true, skipLint: 'x' });
    expect(other.code).toBe(3);
    expect(other.err).toContain('category');
  });

  test('says so where the platform chose another category', async () => {
    await account({ delayMs: 0, toMarketing: ['delivery_note'] });
    const { code, out } = await submit('templates/delivery_note.json', { yes: true });
    expect(code).toBe(0);
    expect(out).toContain('asked for UTILITY, approved as MARKETING');
  });

  test('waits for the end of a review: exit 4 where it is turned down', async () => {
    await account({ delayMs: 40, reject: [{ template: 'winter_sale', reason: 'PROMOTIONAL' }] });
    const { code, out } = await submit(WINTER, { yes: true, wait: true }, '--json');
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({ status: 'REJECTED', rejectedReason: 'PROMOTIONAL' });
    const shown = await status('winter_sale', { wait: true });
    expect(shown.code).toBe(4);
    expect(shown.out).toContain('advertising in it');
  });

  test('keeps the draft, and says so, where the API cannot be reached', async () => {
    await account();
    await sandboxes.splice(0)[0]?.close();
    const before = await readFile(join(space.dir, WINTER), 'utf8');
    expect(await submit(WINTER, { yes: true })).toMatchObject({ code: 9 });
    expect(await readFile(join(space.dir, WINTER), 'utf8')).toBe(before);
  });
});

describe('templates status', () => {
  test('shows a pending review and the way to wait for it, and follows it to its end', async () => {
    await account({ delayMs: 300 });
    const { out } = await submit(WINTER, { yes: true });
    expect(out).toContain('consend templates status winter_sale --wait');
    const pending = await status('winter_sale', {});
    expect(pending.code).toBe(0);
    expect(pending.out).toContain('in review');
    const { code, out: document } = await status('winter_sale', { wait: true, language: 'de' }, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(document)).toMatchObject({
      schema: 'consend.template-status/1',
      languages: [{ language: 'de', status: 'APPROVED' }],
    });
  });

  test('knows no template that the account does not have', async () => {
    await account();
    expect(await status('nobody', {})).toMatchObject({ code: 3 });
  });
});

test('Ctrl-C while the platform has the draft says that nobody knows whether it was taken', async () => {
  let interrupt = (): void => {};
  const server = createServer((request, response) => {
    // A draft is never answered.
    if (request.method === 'POST') interrupt();
    else response.setHeader('content-type', 'application/json').end('{"data":[]}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await talkTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const ran = await space.run((session) => {
      const onInterrupt = (handler: () => void) => {
        interrupt = handler;
        return () => {};
      };
      const io = { ...session.io, onInterrupt };
      const action = whole((own) => runTemplatesSubmit(own, 'templates/sign_in_code.json', { yes: true }));
      return action({ ...session, io });
    });
    expect(ran.code).toBe(9);
    expect(ran.err).toContain('No answer came that says whether sign_in_code');
    expect(ran.err).not.toContain('before anything was sent');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
