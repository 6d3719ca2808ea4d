/** Standard input as a file: a plan reads its input twice (digest and encoding first), a pipe can be read once. */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ulid } from '../core/ulid.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

/**
 * Copies standard input to a file of a folder and gives its path. The file is for its owner alone. Rejects with the
 * signal's reason when aborted, and leaves nothing behind then.
 */
export async function spoolTo(session: Session, dir: string, signal?: AbortSignal): Promise<string> {
  // Who types at a terminal would wait for a command that waits for them.
  if (session.io.isInTty) session.note(session.messages.cli.said.readingInput);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, `stdin-${ulid(session.clock.now(), session.random.bytes(10))}.csv`);
  try {
    await pipeline(session.io.stdin, createWriteStream(file, { mode: 0o600 }), { signal });
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return file;
}

/** Removes the copies of standard input again: they hold people's numbers, and the plan has what it needs. */
export async function removeSpooled(named: readonly string[], files: readonly string[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    if (named[index] === '-') await rm(file, { force: true });
  }
}

/** The recipients files with `-` replaced by a copy of standard input. */
export async function spoolStdin(open: OpenWorkspace, files: readonly string[]): Promise<string[]> {
  const spooled: string[] = [];
  for (const file of files) {
    spooled.push(file === '-' ? await spoolTo(open.session, join(open.workspace.stateDir, 'tmp')) : file);
  }
  return spooled;
}
