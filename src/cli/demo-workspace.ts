/** Makes a workspace from the examples: copies the files, points them at the sandbox, writes its secrets. */
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConsendError } from '../core/errors.ts';

/** What the demo's workspace needs to know of its surroundings. */
export interface DemoSetting {
  readonly dir: string;
  /** Number of recipients; the examples' own by default. */
  readonly recipients: number | undefined;
}

/** Secrets that the sandbox and the workspace share. They guard nothing: the sandbox is local and plays. */
export const DEMO_SECRETS = {
  WHATSAPP_TOKEN: 'sandbox-token',
  WHATSAPP_APP_SECRET: 'sandbox-app-secret',
  WHATSAPP_VERIFY_TOKEN: 'sandbox-verify-token',
} as const;

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const SCHEMAS = fileURLToPath(new URL('../../schemas/', import.meta.url));
const SKIPPED = new Set(['generate.mjs', 'README.md', 'sandbox.json', 'templates.json']);
const CAMPAIGN = 'herbst-2026.yaml';

/** Name of the demo's campaign file. */
export const DEMO_CAMPAIGN = CAMPAIGN;

const NAMES_SCHEMA = /\$schema(=|": ")((?:\.\.\/)*)\.\.\/schemas\//;

/** Our YAML and JSON files name the schema that editors check them with: here it lies in the workspace. */
async function copyWithSchema(source: string, target: string): Promise<void> {
  const text = await readFile(source, 'utf8');
  await writeFile(target, text.replace(NAMES_SCHEMA, '$$schema$1$2.consend/schemas/'));
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (/\.(?:yaml|json)$/.test(entry.name)) await copyWithSchema(source, target);
    else await copyFile(source, target);
  }
}

/** An additional recipient's number: valid, and clear of the endings by which the sandbox names outcomes. */
function extraNumber(index: number): string {
  return `+49151${31 + Math.floor(index / 600_000)}${200_000 + (index % 600_000)}`;
}

async function resize(dir: string, wanted: number): Promise<void> {
  const recipients = join(dir, 'recipients.csv');
  const lines = (await readFile(recipients, 'latin1')).split(/\r?\n/).filter((line) => line !== '');
  const rows = lines.slice(0, wanted + 1);
  const consents = [await readFile(join(dir, 'consents.csv'), 'utf8')];
  for (let index = 0; rows.length <= wanted; index += 1) {
    const number = extraNumber(index);
    rows.push(`K-9${String(index).padStart(6, '0')};Alex;Muster;${number};Berlin;DE;de;HERBST-0000`);
    // One in twelve never agreed: a longer list has the same kinds of people as the short one.
    if (index % 12 !== 0)
      consents.push(
        `${number},given,consent,newsletter,whatsapp,2026-01-20T10:00:00+01:00,whatsapp,inbound-message,newsletter-de@3,,,archive/${index},,,,,,\n`,
      );
  }
  await writeFile(recipients, `${rows.join('\r\n')}\r\n`, 'latin1');
  await writeFile(join(dir, 'consents.csv'), consents.join(''));
}

/** Copies the examples into a new or empty folder. Throws `workspace.exists` where it holds anything. */
export async function copyExamples({ dir, recipients }: DemoSetting): Promise<void> {
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0) throw new ConsendError('workspace.exists', { params: { dir } });
  await copyTree(EXAMPLES, dir);
  await mkdir(join(dir, '.consend'), { mode: 0o700 });
  await copyTree(SCHEMAS, join(dir, '.consend', 'schemas'));
  await writeFile(join(dir, '.gitignore'), '.consend/\n.env\n');
  if (recipients !== undefined) await resize(dir, recipients);
}

async function readJson(name: string): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse(await readFile(join(EXAMPLES, name), 'utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The sandbox's profile for the demo: the examples' number and templates, the shared secrets. */
export async function demoProfile(webhook: string): Promise<Record<string, unknown>> {
  const [account, templates] = [await readJson('sandbox.json'), await readJson('templates.json')];
  return {
    ...account,
    token: DEMO_SECRETS.WHATSAPP_TOKEN,
    appSecret: DEMO_SECRETS.WHATSAPP_APP_SECRET,
    templates: templates.data,
    webhook: { url: webhook, verifyToken: DEMO_SECRETS.WHATSAPP_VERIFY_TOKEN },
  };
}

/** Points the workspace at the sandbox, so that every command works in it once `consend sandbox` runs there. */
export async function pointAtSandbox(
  dir: string,
  sandbox: { readonly url: string; readonly port: number },
): Promise<void> {
  const config = join(dir, 'consend.yaml');
  const text = await readFile(config, 'utf8');
  await writeFile(
    config,
    text.replace(/^(\s*baseUrl:).*$/m, `$1 ${sandbox.url} # the sandbox: consend sandbox`),
  );
  const profile = { port: sandbox.port, ...(await demoProfile('http://127.0.0.1:8080/webhook')) };
  await writeFile(join(dir, 'sandbox.json'), `${JSON.stringify(profile, undefined, 2)}\n`);
  const env = Object.entries(DEMO_SECRETS).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(
    join(dir, '.env'),
    `# Secrets of the sandbox. With a real account, put yours here.\n${env.join('')}`,
    { mode: 0o600 },
  );
  await chmod(join(dir, '.env'), 0o600);
}
