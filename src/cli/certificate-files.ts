/** Writes an erasure's certificate: JSON and page, among the workspace's certificates and where the user wants them. */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import { z } from 'zod';
import type { ErasureCertificate } from '../core/erasure.ts';
import { ConsendError } from '../core/errors.ts';
import { certificateJson, ERASURE_SCHEMA } from '../report/certificate/certificate-json.ts';
import { certificatePage } from '../report/certificate/certificate-page.ts';
import { certificateVoice } from '../report/certificate/words.ts';
import { eraseUsage } from './erasure-order.ts';
import { writeWhole } from './plan-files.ts';
import type { OpenWorkspace } from './workspace.ts';
import { writeNewFile } from './write-new-file.ts';

/** The certificate as it is printed, and where its files lie. */
export interface WrittenCertificate {
  readonly json: Readonly<Record<string, unknown>>;
  /** Without its ending (`.html`, `.json`); undefined: no copy could be written. */
  readonly base: string | undefined;
  /** What could not be written: the erasure is done all the same, so it must be told. */
  readonly failed: readonly ConsendError[];
}

type Place = Pick<OpenWorkspace, 'session' | 'workspace'>;

/** What may end the name of a certificate's file. */
const ENDINGS = ['.html', '.json'];

function certificatesDir({ workspace }: Place): string {
  return join(workspace.stateDir, 'certificates');
}

/** Sees that new files can be written into a folder, which may still have to be made. Throws `file.unwritable`. */
async function checkFolder(dir: string): Promise<void> {
  let nearest = dir;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    if (!(await stat(nearest)).isDirectory()) throw new Error('ENOTDIR');
    await access(nearest, constants.W_OK);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ConsendError('file.unwritable', { params: { file: nearest, detail }, cause: error });
  }
}

/**
 * Sees beforehand that a certificate can be written: what is erased cannot be taken back. Gives the place that `out`
 * names, without its ending. Throws `usage.invalid`, `file.exists`, `file.unwritable`.
 */
export async function certificateBase(place: Place, out: string | undefined): Promise<string | undefined> {
  await checkFolder(certificatesDir(place));
  if (out === undefined) return undefined;
  const { session } = place;
  const { dir, name, ext } = parse(resolve(session.io.cwd, out));
  if (ext !== '' && !ENDINGS.includes(ext.toLowerCase())) {
    const { badValue } = session.messages.cli.usage;
    throw eraseUsage(badValue('--out', out, session.messages.rights.erase.badOut));
  }
  const base = join(dir, name);
  const taken = ENDINGS.map((ending) => base + ending).find((file) => existsSync(file));
  if (taken !== undefined) throw new ConsendError('file.exists', { params: { file: taken } });
  await checkFolder(dir);
  return base;
}

/** Runs a write; the error where it failed. */
async function failureOf(write: () => Promise<unknown>, file: string): Promise<ConsendError | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (error instanceof ConsendError) return error;
    const detail = error instanceof Error ? error.message : String(error);
    return new ConsendError('file.unwritable', { params: { file, detail }, cause: error });
  }
}

/** Writes both files among the workspace's certificates, and where `out` (see `certificateBase`) wants them too. */
export async function writeCertificate(
  place: Place,
  certificate: ErasureCertificate,
  out: string | undefined,
): Promise<WrittenCertificate> {
  const { session } = place;
  const { language } = session.globals;
  const voice = certificateVoice(certificate, { language, messages: session.messages });
  const json = certificateJson(certificate, voice);
  const text = `${JSON.stringify(json, undefined, 2)}\n`;
  const page = certificatePage(certificate, voice, (inline) => hash('sha256', inline, 'base64'));
  const own = join(certificatesDir(place), `erasure-${certificate.document}`);
  const writes = [
    {
      base: own,
      failure: await failureOf(async () => {
        await mkdir(dirname(own), { recursive: true, mode: 0o700 });
        await writeWhole(`${own}.json`, text);
        await writeWhole(`${own}.html`, page);
      }, own),
    },
  ];
  if (out !== undefined) {
    const failure = await failureOf(async () => {
      await mkdir(dirname(out), { recursive: true, mode: 0o700 });
      await writeNewFile(session, `${out}.json`, text);
      await writeNewFile(session, `${out}.html`, page);
    }, out);
    writes.push({ base: out, failure });
  }
  return {
    json,
    base: writes.findLast(({ failure }) => failure === undefined)?.base,
    failed: writes.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
  };
}

const earlierSchema = z.object({
  schema: z.literal(ERASURE_SCHEMA),
  person: z.string(),
  isNew: z.literal(true),
  toDo: z.array(z.object({ what: z.string() })),
});

/**
 * Whether the certificate of a person's erasure told to tell the processor. Undefined: none is kept, and nobody knows any
 * more whether messages ever went out.
 */
export async function wasToldToProcessor(place: Place, person: string): Promise<boolean | undefined> {
  const dir = certificatesDir(place);
  const names = await readdir(dir).catch(() => []);
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const text = await readFile(join(dir, name), 'utf8').catch(() => '');
    if (!text.includes(person)) continue;
    const earlier = earlierSchema.safeParse(jsonOf(text));
    if (earlier.success && earlier.data.person === person)
      return earlier.data.toDo.some(({ what }) => what === 'processor');
  }
  return undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
