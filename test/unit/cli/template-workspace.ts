/** A workspace in a fresh folder with templates that were read: commands run on it in this process. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../../../src/cli/session.ts';
import { withWorkspace } from '../../../src/cli/workspace.ts';
import type { Template } from '../../../src/core/template.ts';
import { fakeSession, type Written } from './sessions.ts';

/** What a command left behind. */
export interface Ran extends Written {
  readonly code: number;
}

/** The workspace. */
export interface TemplateWorkspace {
  readonly dir: string;
  write(name: string, text: string): Promise<void>;
  /** Runs an action with these arguments. */
  run(action: (session: Session) => Promise<number>, ...argv: string[]): Promise<Ran>;
  remove(): Promise<void>;
}

const EXAMPLES = join(import.meta.dirname, '../../../examples');

/** Makes a workspace of the examples' settings; the templates were read at `now`. */
export async function templateWorkspace(
  templates: readonly Template[],
  now: number,
): Promise<TemplateWorkspace> {
  const dir = await mkdtemp(join(tmpdir(), 'consend-view-'));
  for (const name of ['consend.yaml', 'herbst-2026.yaml', 'recipients.csv'])
    await copyFile(join(EXAMPLES, name), join(dir, name));
  const session = (argv: readonly string[]): ReturnType<typeof fakeSession> => {
    const made = fakeSession(['-C', dir, ...argv], now);
    return { ...made, session: { ...made.session, io: { ...made.session.io, cwd: dir } } };
  };
  await withWorkspace(session([]).session, ({ store }) => store.templates.replace(templates, now - 300_000));
  return {
    dir,
    write: (name, text) => writeFile(join(dir, name), text),
    async run(action, ...argv) {
      const { session: own, written } = session(argv);
      const code = await action(own);
      return { code, ...written };
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
