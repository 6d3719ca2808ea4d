/** The campaign that a command names, by its id or by its file, and what is known of it. */
import { ConsendError } from '../core/errors.ts';
import type { CampaignControl, RunRecord } from '../core/ports.ts';
import { campaignFileOf, isCampaignFile } from './campaign-file.ts';
import { openCampaign, unknownCampaign } from './plan-inputs.ts';
import type { OpenWorkspace } from './workspace.ts';

/** What a user calls a campaign. */
export interface CampaignName {
  /** Its id or its file. */
  readonly named: string;
  /** With a file: an occurrence that is not the present one. */
  readonly occurrence?: string | undefined;
}

/** A campaign as it is known here. */
export interface NamedCampaign {
  /** The occurrence's id. */
  readonly id: string;
  /** Its newest run as it is recorded; undefined: it has not begun. */
  readonly run: RunRecord | undefined;
  readonly control: CampaignControl | undefined;
}

/**
 * The occurrence's id that a name stands for.
 * @throws ConsendError `usage.invalid` for an id with an occurrence, and what loading the file throws
 */
export async function campaignId(open: OpenWorkspace, { named, occurrence }: CampaignName): Promise<string> {
  if (isCampaignFile(named))
    return (await openCampaign(open, named, { now: open.session.clock.now(), occurrence })).id;
  if (occurrence === undefined) return named;
  const detail = open.session.messages.control.occurrenceNeedsFile(named);
  throw new ConsendError('usage.invalid', { params: { detail } });
}

/** Campaigns that have begun or of which something was said, newest first. */
async function knownIds({ runs }: OpenWorkspace['store']): Promise<string[]> {
  return [...(await runs.list()), ...(await runs.unbegun())].map(({ campaign }) => campaign);
}

/** A campaign that has begun, or of which something was said. Throws `campaign.unknown` with those that are known. */
export async function namedCampaign(open: OpenWorkspace, name: CampaignName): Promise<NamedCampaign> {
  const found = await lookUp(open, name);
  if (found.run !== undefined || found.control !== undefined) return found;
  throw unknownCampaign(found.id, await knownIds(open.store));
}

async function lookUp({ store, ...open }: OpenWorkspace, name: CampaignName): Promise<NamedCampaign> {
  const id = await campaignId({ store, ...open }, name);
  return { id, run: await store.runs.latest(id), control: await store.runs.control(id) };
}

/** A campaign that may be steered: also one that has a file and has not begun. Throws `campaign.unknown`. */
export async function steeredCampaign(open: OpenWorkspace, name: CampaignName): Promise<NamedCampaign> {
  const found = await lookUp(open, name);
  if (found.run !== undefined || found.control !== undefined || isCampaignFile(name.named)) return found;
  const file = await campaignFileOf(open, name.named, found.id).catch(() => undefined);
  if (file !== undefined) return found;
  throw unknownCampaign(found.id, await knownIds(open.store));
}

/** A campaign's newest run. Throws `campaign.unknown`, or `campaign.not-begun` where there is none. */
export async function namedRun(open: OpenWorkspace, name: CampaignName): Promise<RunRecord> {
  const { id, run } = await namedCampaign(open, name);
  if (run === undefined) throw new ConsendError('campaign.not-begun', { params: { campaign: id } });
  return run;
}
