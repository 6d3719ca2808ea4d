import { join, resolve } from 'node:path';
import { findWorkspace } from '../../adapters/config/index.ts';
import { ConsendError } from '../../core/errors.ts';
import { parseSandboxProfile, startSandbox } from '../../sandbox/index.ts';
import { EXIT } from '../exit-codes.ts';
import { readFactor, readNumber, readPort } from '../options.ts';
import { readSandboxProfile } from '../sandbox-profile.ts';
import type { Session } from '../session.ts';
import { untilInterrupted } from '../wait.ts';

/** Options of `consend sandbox`. */
export interface SandboxOptions {
  readonly port?: string;
  readonly profile?: string;
  readonly seed?: string;
  readonly speed?: string;
}

/** Port where nobody names one; the demo's workspaces point to it as well when it is free. */
export const SANDBOX_PORT = 4010;
/** Profile of a workspace. Beside the emulator's own settings it may hold the port that the workspace expects. */
export const PROFILE_FILE = 'sandbox.json';

function profileFile(session: Session, named: string | undefined): string | undefined {
  if (named !== undefined) return resolve(session.io.cwd, named);
  try {
    return join(
      findWorkspace({ flag: session.globals.workspace, env: session.io.env, cwd: session.io.cwd }),
      PROFILE_FILE,
    );
  } catch (error) {
    // A rehearsal needs no workspace: without one the sandbox plays its own default account.
    if (error instanceof ConsendError && error.code === 'workspace.missing') return undefined;
    throw error;
  }
}

/** `consend sandbox`: serves until Ctrl-C. */
export async function runSandbox(session: Session, options: SandboxOptions): Promise<number> {
  const file = profileFile(session, options.profile);
  const { profile, port } =
    file === undefined
      ? { profile: parseSandboxProfile({}), port: undefined }
      : await readSandboxProfile(file, options.profile !== undefined);
  const wanted = readPort(session, '--port', options.port) ?? port ?? SANDBOX_PORT;
  const seed = readNumber(session, '--seed', options.seed, 0);
  const speed = readFactor(session, '--speed', options.speed);
  const sandbox = await startSandbox({
    port: wanted,
    profile,
    ...(seed === undefined ? {} : { seed }),
    ...(speed === undefined ? {} : { speed }),
    log: (line) => {
      if (session.globals.verbose) session.note(line);
    },
  }).catch((error: unknown) => {
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw inUse ? new ConsendError('webhook.port-in-use', { params: { port: wanted }, cause: error }) : error;
  });
  try {
    const line = session.globals.json
      ? JSON.stringify({
          schema: 'consend.sandbox/1',
          url: sandbox.url,
          port: sandbox.port,
          phoneNumberId: profile.phoneNumberId,
          wabaId: profile.wabaId,
        })
      : session.messages.cli.said.sandboxListening(sandbox.url);
    // Listening for the signal first: a supervisor may send it as soon as it reads the line.
    const interrupted = untilInterrupted(session);
    await session.io.out(`${line}\n`);
    await interrupted;
    return EXIT.ok;
  } finally {
    await sandbox.close();
  }
}
