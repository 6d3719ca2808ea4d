/** From an occurrence back to the file that it came from. */
import { join, relative } from 'node:path';
import { ConsendError } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';
import { openCampaign } from './plan-inputs.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The campaign file of an occurrence: the one named, or the one in the workspace whose occurrence it is. */
export async function campaignFileOf(open: OpenWorkspace, named: string, id: string): Promise<string> {
  if (/\.ya?ml$/i.test(named)) return named;
  const { readdir } = await import('node:fs/promises');
  for (const name of (await readdir(open.workspace.dir)).filter(
    (each) => /\.ya?ml$/i.test(each) && each !== 'consend.yaml',
  )) {
    const file = join(open.workspace.dir, name);
    const campaign = await openCampaign(open, file, open.session.clock.now()).catch(() => undefined);
    const pattern = campaign?.config.id.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[a-z]+\}/g, '\\d+');
    if (pattern !== undefined && new RegExp(`^${pattern}$`).test(id)) return file;
  }
  throw new ConsendError('file.missing', { params: { file: `${id}.yaml` } });
}

/** The command that sends a campaign on; `named` is what its user called it. */
export async function sendCommand(open: OpenWorkspace, named: string, id: string): Promise<string> {
  const file = await campaignFileOf(open, named, id).catch(() => `${id}.yaml`);
  const shown = file === named ? named : relative(open.workspace.dir, file);
  return `consend send ${shellWord(shown)}`;
}
