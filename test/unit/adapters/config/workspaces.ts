/** Builds workspaces in fresh folders for the tests of this folder. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadCampaign, loadWorkspace } from '../../../../src/adapters/config/index.ts';
import { ConsendError } from '../../../../src/core/errors.ts';
import { configEn } from '../../../../src/i18n/en/config.ts';

/** A workspace that is right, line by line. */
export const CONFIG = [
  'version: 1', // 1
  'controller: { name: Muster, address: Köln, country: DE }', // 2
  'policy: de', // 3
  'purposes:', // 4
  '  newsletter: { category: marketing, title: { en: News } }', // 5
  '  orders: { category: utility, title: { en: Orders } }', // 6
  'provider:', // 7
  '  phoneNumberId: "106540352242922"', // 8
  '  wabaId: "102290129340398"', // 9
  '  baseUrl: https://graph.facebook.com', // 10
  '  token: ${env:WHATSAPP_TOKEN}', // 11
  '  appSecret: ${env:WHATSAPP_APP_SECRET}', // 12
];

/** A campaign that is right, line by line. */
export const CAMPAIGN = [
  'version: 1', // 1
  'id: herbst', // 2
  'purpose: newsletter', // 3
  'template: { name: herbst_sale, language: de }', // 4
  'recipients: { file: recipients.csv }', // 5
  'parameters:', // 6
  '  body:', // 7
  '    "1": { column: vorname }', // 8
  '    "2": { text: "30.11." }', // 9
];

/** Lines with some replaced, by number from 1; an empty text takes the line's content out. */
export function change(lines: readonly string[], changes: Readonly<Record<number, string>>): string[] {
  return lines.map((line, index) => changes[index + 1] ?? line);
}

/** Writes files into a fresh folder. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'consend-config-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content, { mode: 0o600 });
  }
  return dir;
}

/** Loads a workspace of these lines and files. */
export function load(
  lines: readonly string[],
  { env = {}, files = {} }: { env?: Record<string, string>; files?: Record<string, string> } = {},
) {
  return loadWorkspace({ dir: folder({ 'consend.yaml': lines.join('\n'), ...files }), env, texts: configEn });
}

/** Loads a campaign of these lines in the workspace that is right. */
export async function loadWith(lines: readonly string[], occurrence?: string) {
  const now = Date.parse('2026-11-24T12:00:00Z');
  const workspace = await load(CONFIG, { files: { 'herbst.yaml': lines.join('\n') } });
  return loadCampaign({ file: 'herbst.yaml', workspace, now, occurrence, texts: configEn });
}

/** What a failed loading says: its code, what fills its text, and its problems as `line:column path message`. */
export async function failure(loading: Promise<unknown>) {
  const error = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConsendError)) throw error ?? new Error('nothing failed');
  const problems = error.problems.map(
    ({ line, column, path, message }) => `${line}:${column} ${path} ${message}`,
  );
  return { code: error.code, params: error.params, problems };
}
