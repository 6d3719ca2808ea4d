/** Workspaces in fresh folders: the examples' configuration, pointed at a sandbox, with people of the test's own. */
import { chmod, copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './built.ts';
import type { ImportDocument } from './documents.ts';
import { documentOf } from './documents.ts';
import type { Person } from './people.ts';
import { consentsCsv, recipientsCsv } from './people.ts';
import type { Result, RunOptions, Started } from './run.ts';
import { run, start } from './run.ts';
import { SECRETS } from './secrets.ts';

const EXAMPLES = join(ROOT, 'examples');
/** An address where nobody listens: port 9 discards, and no test machine serves it. */
export const NOWHERE = 'http://127.0.0.1:9';
/** The campaign file of every workspace. */
export const CAMPAIGN = 'herbst-2026.yaml';

const made: string[] = [];
/** Ledgers that workspaces start with, by the file that was imported. */
const ledgers = new Map<string, Promise<string>>();

/** A new folder under the system's temporary one; `removeFolders` takes it away. */
export async function freshFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'consend-e2e-'));
  made.push(dir);
  return dir;
}

/** Removes every folder that this test file made. */
export async function removeFolders(): Promise<void> {
  ledgers.clear();
  await Promise.all(made.splice(0).map((dir) => rm(dir, { recursive: true, force: true, maxRetries: 3 })));
}

/** What a workspace holds. */
export interface WorkspaceOptions {
  readonly baseUrl?: string;
  /** Recipients; nobody by default. */
  readonly recipients?: readonly Person[];
  /** People whose consent is imported at once; none by default. */
  readonly consenting?: readonly Person[];
}

/** A workspace and how commands run in it. */
export interface Workspace {
  readonly dir: string;
  path(name: string): string;
  run(...args: string[]): Promise<Result>;
  runWith(options: Partial<RunOptions>, ...args: string[]): Promise<Result>;
  start(...args: string[]): Started;
  read(name: string): Promise<string>;
  write(name: string, content: string | Buffer): Promise<void>;
  /** Changes a file; throws where the change changes nothing, so that no test passes by a wrong pattern. */
  edit(name: string, change: (text: string) => string): Promise<void>;
  /** Writes and imports a consent file. */
  import(csv: string | Buffer, ...args: string[]): Promise<ImportDocument>;
  /** Writes the secrets, with others in place of some. */
  secrets(changes?: Partial<Record<keyof typeof SECRETS, string>>): Promise<void>;
}

/** Makes a workspace of the examples' `consend.yaml`, campaign and wordings. */
export async function workspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const dir = await freshFolder();
  const path = (name: string): string => join(dir, name);
  await copyFile(join(EXAMPLES, 'consend.yaml'), path('consend.yaml'));
  await copyFile(join(EXAMPLES, CAMPAIGN), path(CAMPAIGN));
  for (const folder of ['wordings', 'contracts'])
    await cp(join(EXAMPLES, folder), path(folder), { recursive: true });
  const self: Workspace = {
    dir,
    path,
    run: (...args) => run(args, { cwd: dir }),
    runWith: (more, ...args) => run(args, { cwd: dir, ...more }),
    start: (...args) => start(args, { cwd: dir }),
    read: (name) => readFile(path(name), 'utf8'),
    write: (name, content) => writeFile(path(name), content),
    async edit(name, change) {
      const before = await readFile(path(name), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`The change of ${name} changed nothing.`);
      await writeFile(path(name), after);
    },
    async import(csv, ...args) {
      await writeFile(path('import.csv'), csv);
      return documentOf<ImportDocument>(
        await self.run('consent', 'import', 'import.csv', '--json', ...args),
        'consend.import/1',
      );
    },
    async secrets(changes = {}) {
      const lines = Object.entries({ ...SECRETS, ...changes }).map(([name, value]) => `${name}=${value}\n`);
      await writeFile(path('.env'), lines.join(''), { mode: 0o600 });
      await chmod(path('.env'), 0o600);
    },
  };
  await self.secrets();
  await pointAt(self, options.baseUrl ?? NOWHERE);
  await self.write('recipients.csv', recipientsCsv(options.recipients ?? []));
  if (options.consenting) await copyLedger(self, consentsCsv(options.consenting));
  return self;
}

/** Gives a workspace a ledger with these consents: imported once per test file, copied where the same ones are wanted again. */
async function copyLedger(space: Workspace, csv: string): Promise<void> {
  let ledger = ledgers.get(csv);
  if (ledger === undefined) {
    ledger = workspace().then(async (seed) => {
      await seed.import(csv);
      return seed.path('.consend');
    });
    ledgers.set(csv, ledger);
  }
  await cp(await ledger, space.path('.consend'), { recursive: true });
}

/** Points a workspace at an API. */
export async function pointAt(space: Workspace, baseUrl: string): Promise<void> {
  await space.edit('consend.yaml', (text) => text.replace(/^(\s*baseUrl:).*$/m, `$1 ${baseUrl}`));
}
