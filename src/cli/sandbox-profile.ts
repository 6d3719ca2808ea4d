import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ConsendError } from '../core/errors.ts';
import { parseSandboxProfile, type SandboxProfile, SandboxProfileError } from '../sandbox/index.ts';

/** What a profile file says: the emulator's own settings and the port that the workspace expects. */
export interface ProfileFile {
  readonly profile: SandboxProfile;
  readonly port: number | undefined;
}

/** A profile's settings by name, not checked yet. */
export type ProfileSettings = Readonly<Record<string, unknown>>;

/** Longest chain of files that extend one another; a longer one is a circle. */
const MOST_FILES = 8;

/**
 * Reads a profile. `extends` names a file whose settings it takes over, `templates` may name a file that lists templates as
 * the API does; both are seen from the file that names them. Throws `sandbox.profile-invalid` with the places, and
 * `file.missing` where a named file is not there.
 *
 * @param isNamed whether somebody asked for this file: one that nobody named may be absent
 */
export async function readSandboxProfile(file: string, isNamed: boolean): Promise<ProfileFile> {
  const { port, ...rest } = await readSettings(file, isNamed ? 0 : null);
  return { profile: parseProfile(file, rest), port: typeof port === 'number' ? port : undefined };
}

/** The settings that a profile file makes itself, without the emulator's defaults. Throws as `readSandboxProfile`. */
export async function readProfileSettings(file: string): Promise<ProfileSettings> {
  const { port: _, ...settings } = await readSettings(file, 0);
  return settings;
}

/** Settings, checked and with the emulator's defaults. Throws `sandbox.profile-invalid` with the places in `file`. */
export function parseProfile(file: string, settings: ProfileSettings): SandboxProfile {
  try {
    return parseSandboxProfile(settings);
  } catch (error) {
    const problems = error instanceof SandboxProfileError ? error.problems : [];
    throw new ConsendError('sandbox.profile-invalid', { params: { file }, problems, cause: error });
  }
}

async function readSettings(file: string, depth: number | null): Promise<ProfileSettings> {
  const own = await readObject(file, depth !== null);
  if (own === null) return {};
  const { extends: base, templates, ...rest } = own;
  const listed = typeof templates === 'string' ? await readTemplates(besides(file, templates)) : templates;
  const merged = { ...rest, ...(listed === undefined ? {} : { templates: listed }) };
  if (base === undefined) return merged;
  if (typeof base !== 'string' || (depth ?? 0) >= MOST_FILES)
    throw invalid(file, 'extends', 'must name another file, and no file may extend itself');
  return { ...(await readSettings(besides(file, base), (depth ?? 0) + 1)), ...merged };
}

async function readTemplates(file: string): Promise<unknown> {
  const list = await readJson(file, true);
  return typeof list === 'object' && list !== null && 'data' in list ? list.data : list;
}

async function readObject(file: string, mustExist: boolean): Promise<ProfileSettings | null> {
  const value = await readJson(file, mustExist);
  if (value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(file, '', 'must be a JSON object');
  return { ...value };
}

async function readJson(file: string, mustExist: boolean): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (mustExist) throw new ConsendError('file.missing', { params: { file }, cause: error });
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(file, '', error instanceof Error ? error.message : '');
  }
}

function besides(file: string, other: string): string {
  return resolve(dirname(file), other);
}

function invalid(file: string, path: string, message: string): ConsendError {
  return new ConsendError('sandbox.profile-invalid', { params: { file }, problems: [{ path, message }] });
}
