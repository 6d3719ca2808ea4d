import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type PlanDocument, type RunDocument, totalOf } from '../helpers/documents.ts';
import { type Result, run, runProcess, start } from '../helpers/run.ts';
import { freshFolder, removeFolders } from '../helpers/workspace.ts';

interface DemoDocument {
  readonly schema: string;
  readonly workspace: string;
  readonly plan: PlanDocument;
  readonly run: RunDocument;
}

const LIMIT_MS = 30_000;

let dir: string;
let demo: Result;
let seconds: number;
let document: DemoDocument;

beforeAll(async () => {
  dir = join(await freshFolder(), 'kept');
  const begun = Date.now();
  demo = await runProcess(['demo', '--keep', dir, '--json'], { cwd: await freshFolder() });
  seconds = (Date.now() - begun) / 1000;
  document = documentOf<DemoDocument>(demo, 'consend.demo/1');
});

afterAll(removeFolders);

function expectSumsToFit({ plan, run: sent }: DemoDocument): void {
  const { rows, decisions, messages } = plan;
  expect(rows.read).toBe(rows.valid + rows.invalid);
  expect(rows.valid).toBe(rows.duplicate + decisions.send + decisions.hold + decisions.block);
  expect(totalOf(sent.messages)).toBe(messages.count);
}

describe('the demo', () => {
  test('ends by itself within 30 seconds with exit code 0', () => {
    expect(demo.code, demo.stderr).toBe(0);
    expect(seconds * 1000).toBeLessThan(LIMIT_MS);
  });

  test('prints one document with a plan, a run and the workspace it kept', () => {
    expect(document.plan.schema).toBe('consend.plan/1');
    expect(document.run.schema).toBe('consend.run/1');
    expect(document.workspace).toBe(dir);
    expect(demo.stdout.trim().split('\n')).toHaveLength(1);
  });

  test('has rows, decisions and messages that add up', () => {
    expectSumsToFit(document);
  });

  test('shows people who may and people who may not be messaged, and rows that cannot be used', () => {
    const { rows, decisions } = document.plan;
    expect(rows.invalid).toBeGreaterThan(0);
    expect(rows.duplicate).toBeGreaterThan(0);
    expect(decisions.send).toBeGreaterThan(100);
    expect(decisions.block).toBeGreaterThan(10);
  });

  test('writes the report, the decisions and the plan', async () => {
    const { report, decisions } = document.plan.files;
    expect(existsSync(report)).toBe(true);
    expect(existsSync(decisions)).toBe(true);
    const newest = join(dir, '.consend', 'plans', 'herbst-2026');
    expect(JSON.parse(await readFile(join(newest, 'plan.json'), 'utf8'))).toMatchObject({
      plan: document.plan.plan,
    });
    expect(await readFile(join(newest, 'report.html'), 'utf8')).toContain('<!doctype html>');
    const lines = (await readFile(join(newest, 'decisions.csv'), 'utf8')).trimEnd().split(/\r?\n/);
    expect(lines[0]?.startsWith('\uFEFFKundennr;')).toBe(true);
    expect(lines).toHaveLength(document.plan.rows.read + 1);
  });

  test('logs one JSON object a line on stderr with --json', () => {
    for (const line of demo.stderr.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('message');
  });

  test('shows the plan, the outcome and masked numbers to a person', async () => {
    const shown = await run(['demo'], { cwd: await freshFolder() });
    expect(shown.code, shown.stderr).toBe(0);
    expect(shown.stdout).toContain('142 may be messaged');
    expect(shown.stdout).toContain('consent.missing');
    expect(shown.stdout).not.toMatch(/\+\d{10,}/);
  });

  test('refuses a folder that holds something, and leaves it as it was', async () => {
    const again = await run(['demo', '--keep', dir, '--json'], { cwd: dir });
    expect(again.code).toBe(2);
    expect(documentOf<{ schema: string; code: string }>(again, 'consend.error/1').code).toBe(
      'workspace.exists',
    );
    expect(readdirSync(dir)).toContain('consend.yaml');
  });

  test('grows its list with --recipients and the sums still fit', async () => {
    const large = await run(['demo', '--recipients', '500', '--json'], { cwd: await freshFolder() });
    expect(large.code, large.stderr).toBe(0);
    const grown = documentOf<DemoDocument>(large, 'consend.demo/1');
    expect(grown.plan.rows.read).toBe(500);
    expectSumsToFit(grown);
    expect(grown.plan.messages.count).toBeGreaterThan(document.plan.messages.count);
  });
});

describe('in the workspace that the demo kept', () => {
  test('consend status tells the campaign as the demo left it', async () => {
    const one = await run(['status', 'herbst-2026.yaml', '--json'], { cwd: dir });
    expect(one.code).toBe(0);
    expect(documentOf<RunDocument>(one, 'consend.run/1').messages).toEqual(document.run.messages);
    const all = await run(['status', '--json'], { cwd: dir });
    const { runs } = documentOf<{ schema: string; runs: RunDocument[] }>(all, 'consend.status/1');
    expect(runs.map((each) => each.campaign)).toEqual(['herbst-2026']);
  });

  test('consend report writes the outcome as a page, a document and a table', async () => {
    const report = await run(['report', 'herbst-2026', '--format', 'html,json,csv'], { cwd: dir });
    expect(report.code, report.stderr).toBe(0);
    const folder = join(dir, '.consend', 'reports', 'herbst-2026');
    const kinds = readdirSync(folder).map((name) => name.split('.').at(-1));
    expect(kinds).toEqual(expect.arrayContaining(['html', 'json', 'csv']));
  });

  test('consend plan says that everybody who may be messaged has been', async () => {
    const plan = await run(['plan', 'herbst-2026.yaml', '--json'], { cwd: dir });
    expect(plan.code).toBe(4);
    const { decisions, findings } = documentOf<PlanDocument>(plan, 'consend.plan/1');
    expect(decisions.send).toBe(0);
    const already = findings.find(({ code }) => code === 'recipient.already-messaged');
    expect(already?.count).toBeGreaterThan(100);
  });

  test('consend templates list shows the copies that the demo read', async () => {
    const list = await run(['templates', 'list', '--json'], { cwd: dir });
    expect(list.code).toBe(0);
    const { templates } = documentOf<{
      schema: string;
      templates: { name: string; language: string; status: string }[];
    }>(list, 'consend.templates/1');
    expect(templates.map(({ name, language }) => `${name} ${language}`)).toEqual(
      expect.arrayContaining([
        'herbst_sale de',
        'herbst_sale en',
        'bestellung_bereit de',
        'bestellung_bereit en',
      ]),
    );
  });

  test('consend compliance checks explains each check with a source and a fix', async () => {
    const shown = await run(['compliance', 'checks', '--json'], { cwd: dir });
    expect(shown.code).toBe(0);
    const { checks } = documentOf<{
      schema: string;
      checks: { code: string; sources: string[]; text: string; fix: string }[];
    }>(shown, 'consend.checks/1');
    for (const check of checks) {
      expect(check.sources.length, check.code).toBeGreaterThan(0);
      expect(check.text, check.code).not.toBe('');
      expect(check.fix, check.code).not.toBe('');
    }
    for (const { code } of document.plan.findings) expect(checks.map((check) => check.code)).toContain(code);
  });

  test('the other campaign goes out once the sandbox runs beside it', async () => {
    const sandbox = start(['sandbox', '--json'], { cwd: dir });
    try {
      await sandbox.firstLine();
      const sent = await run(['send', 'bestellung.yaml', '--yes', '--json'], { cwd: dir });
      const { messages } = documentOf<RunDocument>(sent, 'consend.run/1');
      expect(sent.code, sent.stderr).toBe(0);
      expect(messages['accepted']).toBeGreaterThan(5);
      expect(messages['planned']).toBe(0);
    } finally {
      expect((await sandbox.stop()).code).toBe(0);
    }
  });
});
