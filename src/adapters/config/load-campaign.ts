/** A campaign file → Campaign. */
import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { type CampaignConfig, campaignSchema } from '../../core/campaign-config.ts';
import { ConsendError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import { hasPeriod, occurrenceId, occurrenceNamed, unknownPeriod } from './occurrence.ts';
import type { ConfigTexts } from './problem-text.ts';
import { readBytes, shownName, validate } from './read-file.ts';
import type { Report } from './workspace-checks.ts';
import type { Campaign, Workspace } from './workspace-types.ts';
import { parseYaml } from './yaml-file.ts';

/** What loading a campaign needs. */
export interface LoadCampaignOptions {
  /** The campaign file, absolute or relative to `cwd`. */
  readonly file: string;
  readonly workspace: Workspace;
  /** Instant that settles `{yyyy}` … in the campaign's id, epoch milliseconds. */
  readonly now: number;
  /** The occurrence that is meant instead of the one of `now`: its id, or its period alone (`2026-W47`). */
  readonly occurrence?: string | undefined;
  /** The sentences of problems, in the reader's language. */
  readonly texts: ConfigTexts;
  /** The folder that `file` and names in messages are relative to; default: the workspace. */
  readonly cwd?: string | undefined;
}

/**
 * Loads and validates a campaign file against its workspace.
 * @throws ConsendError `file.missing`, `file.unreadable`, `campaign.invalid` with all problems, `config.variable-missing`,
 *   `campaign.occurrence-invalid`
 */
export async function loadCampaign(options: LoadCampaignOptions): Promise<Campaign> {
  const { workspace, texts, now } = options;
  const cwd = options.cwd ?? workspace.dir;
  const file = resolve(cwd, options.file);
  const shown = shownName(file, cwd);
  const bytes = await readBytes(file, shown);
  const yaml = parseYaml(bytes, texts);
  const config = validate(yaml, {
    schema: campaignSchema,
    code: 'campaign.invalid',
    shown,
    source: { env: workspace.env, dir: workspace.dir },
    isKept: () => false,
    texts,
    check: (settings, report) => checkCampaign(settings, { workspace, texts, report }),
  });
  const purpose = workspace.config.purposes[config.purpose];
  if (!purpose)
    throw new ConsendError('internal', { params: { detail: 'a purpose was checked and is gone' } });
  const present = occurrenceId(config.id, now, workspace.config.defaults.timeZone);
  const id = asked(config.id, { shown, present, occurrence: options.occurrence });
  const files = [config.recipients.file].flat();
  return {
    file,
    config,
    id,
    ...(id === present ? {} : { occurrence: id }),
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    purpose: { id: config.purpose, category: purpose.category, title: purpose.title },
    recipients: files.map((name) => (name === '-' ? name : resolve(dirname(file), name))),
    position: (path) => yaml.valuePosition(path),
  };
}

/** The occurrence that is meant. */
function asked(
  id: string,
  parts: { readonly shown: string; readonly present: string; readonly occurrence: string | undefined },
): string {
  const { shown, present, occurrence } = parts;
  if (occurrence === undefined) return present;
  const named = occurrenceNamed(id, occurrence);
  if (named !== undefined) return named;
  throw new ConsendError('campaign.occurrence-invalid', {
    params: { subject: shown, id, occurrence, example: hasPeriod(id) ? present : undefined },
  });
}

function checkCampaign(
  config: CampaignConfig,
  { workspace, texts, report }: { workspace: Workspace; texts: ConfigTexts; report: Report },
): void {
  const purposes = Object.keys(workspace.config.purposes);
  if (!purposes.includes(config.purpose)) {
    report(['purpose'], texts.unknownPurpose(config.purpose, purposes, nearest(config.purpose, purposes)));
  }
  const period = unknownPeriod(config.id);
  if (period !== undefined) report(['id'], texts.unknownPlaceholder(period));
  const { notBefore, notAfter } = config.sending;
  if (notBefore !== undefined && notAfter !== undefined && Date.parse(notAfter) <= Date.parse(notBefore)) {
    report(['sending', 'notAfter'], texts.endsBeforeStart());
  }
}
