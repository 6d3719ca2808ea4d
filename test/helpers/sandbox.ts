/** A sandbox in its own process, with the examples' account and templates, and the way to look into it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './built.ts';
import { start } from './run.ts';
import { SECRETS } from './secrets.ts';
import { freshFolder } from './workspace.ts';

/** `GET /_sandbox/state`, as far as the tests read it. */
export interface SandboxState {
  readonly messageRequests: number;
  readonly uploads: number;
  readonly accepted: {
    readonly total: number;
    readonly byNumber: Readonly<Record<string, number>>;
    readonly maxPerNumber: number;
  };
  readonly refusals: { readonly total: number; readonly byCode: Readonly<Record<string, number>> };
}

/** A running sandbox. */
export interface TestSandbox {
  readonly url: string;
  state(): Promise<SandboxState>;
  /** Posts to a control path below `/_sandbox/`. Throws where it is refused. */
  control(path: string, body?: object): Promise<unknown>;
  /** Forgets what happened so far, faults included. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

async function readExample(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(ROOT, 'examples', name), 'utf8')) as Record<string, unknown>;
}

/** A template of the examples, as far as the tests change it. */
export interface ExampleTemplate {
  readonly name: string;
  readonly language: string;
  readonly components: readonly { readonly type: string; readonly text?: string }[];
}

/** The templates of the examples. */
export async function exampleTemplates(): Promise<readonly ExampleTemplate[]> {
  return (await readExample('templates.json'))['data'] as ExampleTemplate[];
}

/** Starts `consend sandbox` on a free port. `changes` go over the examples' profile. */
export async function sandbox(changes: Record<string, unknown> = {}): Promise<TestSandbox> {
  const dir = await freshFolder();
  const templates = await readExample('templates.json');
  const profile = {
    ...(await readExample('sandbox.json')),
    token: SECRETS.WHATSAPP_TOKEN,
    appSecret: SECRETS.WHATSAPP_APP_SECRET,
    templates: templates['data'],
    ...changes,
  };
  await writeFile(join(dir, 'profile.json'), JSON.stringify(profile));
  const process = start(['sandbox', '--port', '0', '--seed', '7', '--profile', 'profile.json', '--json'], {
    cwd: dir,
  });
  const { url } = JSON.parse(await process.firstLine()) as { url: string };
  const control = async (path: string, body: object = {}): Promise<unknown> => {
    const answer = await fetch(`${url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${await answer.text()}`);
    return await answer.json();
  };
  return {
    url,
    control,
    async state() {
      return (await (await fetch(`${url}/_sandbox/state`)).json()) as SandboxState;
    },
    async reset() {
      await control('reset');
    },
    async close() {
      await process.stop();
    },
  };
}
