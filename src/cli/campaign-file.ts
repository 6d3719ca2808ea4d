/** From an occurrence back to the file that it came from, and to the words of a command that names it. */
import { join, relative } from 'node:path';
import { type Campaign, isOccurrenceOf } from '../adapters/config/index.ts';
import { approvalRules } from '../core/approval-config.ts';
import { ConsendError } from '../core/errors.ts';
import { shellWord } from '../core/shell-word.ts';
import { openCampaign } from './plan-inputs.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Whether a campaign is named by its file, and not by its id. */
export function isCampaignFile(named: string): boolean {
  return /\.ya?ml$/i.test(named);
}

/** The campaign file of an occurrence: the one named, or the one in the workspace whose occurrence it is. */
export async function campaignFileOf(open: OpenWorkspace, named: string, id: string): Promise<string> {
  if (isCampaignFile(named)) return named;
  const { readdir } = await import('node:fs/promises');
  const now = open.session.clock.now();
  for (const name of (await readdir(open.workspace.dir)).filter(
    (each) => isCampaignFile(each) && each !== 'consend.yaml',
  )) {
    const file = join(open.workspace.dir, name);
    const campaign = await openCampaign(open, file, { now }).catch(() => undefined);
    if (campaign !== undefined && isOccurrenceOf(campaign.config.id, id)) return file;
  }
  throw new ConsendError('file.missing', { params: { file: `${id}.yaml` } });
}

/** What a command takes for a campaign: its file, and the option that names another occurrence than the present one. */
export function commandTarget(file: string, { occurrence }: Pick<Campaign, 'occurrence'>): string {
  return occurrence === undefined
    ? shellWord(file)
    : `${shellWord(file)} --occurrence ${shellWord(occurrence)}`;
}

/** The option that goes on by the plan of the newest run, where a new plan would have nobody's approval; else nothing. */
export async function planOption({ workspace, store }: OpenWorkspace, id: string): Promise<string> {
  if (!approvalRules(workspace.config.approval).required) return '';
  const run = await store.runs.latest(id);
  return run === undefined ? '' : ` --plan ${run.plan}`;
}

/** The command that sends a campaign on; `named` is what its user called it. */
export async function sendCommand(open: OpenWorkspace, named: string, id: string): Promise<string> {
  const file = await campaignFileOf(open, named, id).catch(() => `${id}.yaml`);
  const shown = file === named ? named : relative(open.workspace.dir, file);
  const present = await openCampaign(open, file, { now: open.session.clock.now() }).catch(() => undefined);
  const isOther = present !== undefined && present.id !== id;
  const target = commandTarget(shown, isOther ? { occurrence: id } : {});
  return `consend send ${target}${await planOption(open, id)}`;
}
