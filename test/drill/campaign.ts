/** A workspace with a campaign of invented people who all agreed, made from the examples. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Running, run, runJson, start } from './command.ts';
import { KEYS } from './sandbox.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const COPIED = ['consend.yaml', 'herbst-2026.yaml', 'wordings', 'contracts'];

/** The campaign's file, and its id. */
export const FILE = 'herbst-2026.yaml';
export const CAMPAIGN = 'herbst-2026';

/** `consend.run/1`, as far as the drills read it. */
export interface RunDocument {
  readonly state: string;
  readonly messages: Readonly<Record<string, number>>;
  readonly stoppedBy: string | null;
}

/** `consend.import/1`. */
export interface ImportDocument {
  readonly rows: Readonly<Record<'read' | 'added' | 'known' | 'refused' | 'rejected', number>>;
  readonly ledger: { readonly size: number; readonly root: string };
}

/** A workspace and how commands run in it. */
export interface Workspace {
  readonly dir: string;
  send(...args: string[]): Running;
  status(): Promise<RunDocument>;
  /** Writes a consent file. */
  consents(name: string, csv: string): Promise<void>;
  import(name: string, ...args: string[]): Promise<ImportDocument>;
  /** Points `baseUrl` at an address. */
  pointAt(url: string): Promise<void>;
  /** Writes a campaign of some people of its own; gives its file's name, which is its id and `.yaml`. */
  campaign(id: string, phones: readonly string[]): Promise<string>;
  /** Starts the webhook receiver; gives its address. */
  receive(): Promise<{ readonly url: string; readonly process: Running }>;
}

const folders: string[] = [];

/** A new folder; `removeFolders` takes it away. */
export async function freshFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'consend-drill-'));
  folders.push(dir);
  return dir;
}

/** Removes every folder that this test file made. */
export async function removeFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((dir) => rm(dir, { recursive: true, force: true, maxRetries: 3 })));
}

/** Numbers counted up; clear of the endings by which the sandbox names outcomes. */
export function numbers(count: number, first = 0): string[] {
  return Array.from({ length: count }, (_, index) => `+4915120${200_000 + first + index}`);
}

/** A consent file in which everybody said something about the newsletter. */
export function consentCsv(
  phones: readonly string[],
  event = 'given',
  at = '2026-02-01T10:00:00+01:00',
): string {
  const columns = 'phone,event,basis,purpose,channel,occurred_at,source,method,wording,evidence';
  const detail = event === 'given' ? 'whatsapp,inbound-message,newsletter-de@3,archive/form.pdf' : 'shop,,,';
  return [
    columns,
    ...phones.map((phone) => `${phone},${event},consent,newsletter,whatsapp,${at},${detail}`),
    '',
  ].join('\n');
}

function recipientsCsv(phones: readonly string[]): string {
  const rows = phones.map((phone, index) => `Person${index};${phone};DE;de;HERBST-${1000 + index}`);
  return ['Vorname;Handy;Land;Sprache;Gutschein', ...rows, ''].join('\n');
}

function workspaceIn(dir: string): Workspace {
  const self: Workspace = {
    dir,
    send: (...args) => start(dir, ['send', FILE, '--yes', '--json', ...args]),
    status: () => runJson<RunDocument>(dir, ['status', CAMPAIGN]),
    consents: (name, csv) => writeFile(join(dir, name), csv),
    import: (name, ...args) => runJson<ImportDocument>(dir, ['consent', 'import', name, ...args]),
    async pointAt(url) {
      const file = join(dir, 'consend.yaml');
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^(\s*baseUrl:).*$/m, `$1 ${url}`));
    },
    async campaign(id, phones) {
      const text = await readFile(join(dir, FILE), 'utf8');
      await writeFile(join(dir, `${id}.csv`), recipientsCsv(phones));
      const own = text
        .replace(`id: ${CAMPAIGN}`, `id: ${id}`)
        .replace('file: recipients.csv', `file: ${id}.csv`);
      await writeFile(join(dir, `${id}.yaml`), own);
      return `${id}.yaml`;
    },
    async receive() {
      const process = start(dir, ['webhook', 'serve', '--port', '0', '--json']);
      return { url: (await process.firstJson<{ url: string }>()).url, process };
    },
  };
  return self;
}

/** Makes a workspace that allows 1,000 messages per second, with its people's consents imported. */
export async function workspace(phones: readonly string[], perSecond = 1_000): Promise<Workspace> {
  const dir = await freshFolder();
  for (const name of COPIED) await cp(join(EXAMPLES, name), join(dir, name), { recursive: true });
  const config = await readFile(join(dir, 'consend.yaml'), 'utf8');
  const faster = config
    .replace(/messagesPerSecond: \d+/, `messagesPerSecond: ${perSecond}`)
    .replace(/messagesPerDay: \d+/, 'messagesPerDay: 100000');
  await writeFile(join(dir, 'consend.yaml'), faster);
  await writeFile(
    join(dir, '.env'),
    Object.entries(KEYS)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
    { mode: 0o600 },
  );
  await writeFile(join(dir, 'recipients.csv'), recipientsCsv(phones));
  const space = workspaceIn(dir);
  await space.consents('consents.csv', consentCsv(phones));
  const imported = await run(dir, 'consent', 'import', 'consents.csv', '--json');
  if (imported.code !== 0)
    throw new Error(`The consents could not be imported: ${imported.stdout}${imported.stderr}`);
  return space;
}

/** The same workspace again, as it is now, in a folder of its own, or in one that is there. */
export async function copyOf(space: Workspace, folder?: string): Promise<Workspace> {
  const dir = folder ?? (await freshFolder());
  await cp(space.dir, dir, { recursive: true });
  return workspaceIn(dir);
}

/** Sum of a campaign's messages over all states. */
export function totalOf({ messages }: Pick<RunDocument, 'messages'>): number {
  return Object.values(messages).reduce((sum, count) => sum + count, 0);
}
