/** Writes an erasure's certificate: JSON and page, among the workspace's certificates and where the user wants them. */
import { hash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import type { ErasureCertificate } from '../core/erasure.ts';
import { certificateJson } from '../report/certificate/certificate-json.ts';
import { certificatePage } from '../report/certificate/certificate-page.ts';
import { certificateVoice } from '../report/certificate/words.ts';
import { writeWhole } from './plan-files.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The certificate as it is printed, and where its files lie. */
export interface WrittenCertificate {
  readonly json: Readonly<Record<string, unknown>>;
  readonly page: string;
}

/** Writes both files; `out` names one of them, the other lies beside it. Throws `file.unwritable`. */
export async function writeCertificate(
  { session, workspace }: Pick<OpenWorkspace, 'session' | 'workspace'>,
  certificate: ErasureCertificate,
  out: string | undefined,
): Promise<WrittenCertificate> {
  const { language } = session.globals;
  const voice = certificateVoice(certificate, { language, messages: session.messages });
  const json = certificateJson(certificate, voice);
  const page = certificatePage(certificate, voice, (text) => hash('sha256', text, 'base64'));
  const own = join(workspace.stateDir, 'certificates', `erasure-${certificate.document}`);
  const bases = [own];
  if (out !== undefined) {
    const { dir, name } = parse(resolve(session.io.cwd, out));
    bases.push(join(dir, name));
  }
  for (const base of bases) {
    await mkdir(dirname(base), { recursive: true, mode: 0o700 });
    await writeWhole(`${base}.json`, `${JSON.stringify(json, undefined, 2)}\n`);
    await writeWhole(`${base}.html`, page);
  }
  return { json, page: `${bases.at(-1)}.html` };
}
