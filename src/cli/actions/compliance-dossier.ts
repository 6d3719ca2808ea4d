import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { verifySignature } from '../../adapters/keys/index.ts';
import { readPlanEntries, readPlanSummary } from '../../adapters/plan-file/read-plan.ts';
import { PLAN_FILES } from '../../adapters/plan-file/write-plan.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import type {
  DossierFacts,
  DossierImport,
  DossierRow,
  DossierTemplate,
  RowsFile,
} from '../../core/dossier.ts';
import { ConsendError } from '../../core/errors.ts';
import { messageView } from '../../core/message/render.ts';
import { emptyCounts } from '../../core/message-state.ts';
import type { PlanSummary } from '../../core/plan.ts';
import { DOSSIER_COLUMNS, dossierRecord, dossierRows } from '../../pipeline/dossier-rows.ts';
import { newestCheckpoint } from '../../pipeline/newest-checkpoint.ts';
import { campaignDossier } from '../../report/papers/dossier.ts';
import { messageText } from '../../report/phone/message-text.ts';
import { dossierApproval } from '../approvals.ts';
import { campaignFileOf } from '../campaign-file.ts';
import { EXIT } from '../exit-codes.ts';
import { campaignId } from '../named-campaign.ts';
import {
  type PaperOptions,
  type PaperPlace,
  paperHead,
  paperPlace,
  publishPaper,
  sessionVoice,
} from '../paper-files.ts';
import { openCampaign, unknownCampaign } from '../plan-inputs.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, planDir, plansDir, withWorkspace } from '../workspace.ts';

/** Options of `consend compliance dossier`. */
export interface DossierOptions extends PaperOptions {
  readonly occurrence?: string;
}

/** How many decisions the page shows; the file beside it has all. */
const SAMPLE = 20;
/** How many imports are named, the newest. */
const IMPORTS = 20;

/** The plan that the newest run sent, else the newest that is kept. Throws `campaign.unknown` where there is none, `plan.missing`. */
async function planOf(open: OpenWorkspace, campaign: string): Promise<{ plan: PlanSummary; dir: string }> {
  const run = await open.store.runs.latest(campaign);
  const newest = join(plansDir(open.workspace, campaign), PLAN_FILES.summary);
  let id = run?.plan;
  if (id === undefined && existsSync(newest)) id = String(JSON.parse(await readFile(newest, 'utf8')).plan);
  if (id === undefined) {
    const known = (await open.store.runs.list()).map((one) => one.campaign);
    throw unknownCampaign(campaign, known);
  }
  const dir = planDir(open.workspace, campaign, id);
  return { plan: await readPlanSummary(dir, id), dir };
}

async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer);
  return `sha256:${digest.digest('hex')}`;
}

async function templatesOf(open: OpenWorkspace, plan: PlanSummary): Promise<DossierTemplate[]> {
  const { store, session } = open;
  const { format } = sessionVoice(open);
  const found: DossierTemplate[] = [];
  for (const { language, digest, category, status } of plan.templates ?? []) {
    const kept = await store.templates.withDigest({ name: plan.messages.template, language, digest });
    const text = kept && messageText(messageView(kept, []), { phone: session.messages.phone, format });
    found.push({ language, digest, category, status, text });
  }
  return found;
}

/** Imports that the ledger took in before the plan, newest first. */
async function importsOf({ store }: OpenWorkspace, { inputs }: PlanSummary): Promise<DossierImport[]> {
  const events = await store.ledger.workspaceHistory();
  return events
    .filter(({ seq, event }) => event.kind === 'imported' && seq <= inputs.ledger.size)
    .slice(-IMPORTS)
    .reverse()
    .map(({ seq, event }) => ({
      event: seq,
      at: event.recordedAt,
      file: event.evidence?.reference,
      digest: event.evidence?.digest,
      actor: event.actor,
    }));
}

/** First and last message that the platform took. */
async function sentBetween({ store }: OpenWorkspace, campaign: string): Promise<DossierFacts['between']> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const batch of store.journal.messages(campaign))
    for (const { acceptedAt } of batch) {
      if (acceptedAt === undefined) continue;
      first = Math.min(first, acceptedAt);
      last = Math.max(last, acceptedAt);
    }
  return last < first ? undefined : [first, last];
}

/** Writes every decision into the rows' file, and gives the first ones. */
async function writeRows(
  open: OpenWorkspace,
  { campaign, dir, place }: { readonly campaign: string; readonly dir: string; readonly place: PaperPlace },
): Promise<{ readonly rowsFile: RowsFile; readonly sample: readonly DossierRow[] }> {
  const { store } = open;
  const name = `${place.name}.rows.csv`;
  const file = join(place.dir, name);
  const digest = createHash('sha256');
  const sample: DossierRow[] = [];
  let rows = 0;
  async function* text(): AsyncGenerator<string> {
    const head = `${DOSSIER_COLUMNS.join(',')}\r\n`;
    digest.update(head);
    yield head;
    const parts = { campaign, entries: readPlanEntries(dir), ledger: store.ledger, journal: store.journal };
    for await (const batch of dossierRows(parts)) {
      rows += batch.length;
      if (sample.length < SAMPLE) sample.push(...batch.slice(0, SAMPLE - sample.length));
      const records = batch.map((row) => `${dossierRecord(row)}\r\n`).join('');
      digest.update(records);
      yield records;
    }
  }
  await mkdir(place.dir, { recursive: true, mode: 0o700 });
  try {
    await pipeline(Readable.from(text()), createWriteStream(`${file}.tmp`, { mode: 0o600 }));
    await rename(`${file}.tmp`, file);
  } catch (error) {
    if (error instanceof ConsendError) throw error;
    throw new ConsendError('file.unwritable', { params: { file, detail: String(error) }, cause: error });
  }
  return { rowsFile: { name, rows, digest: `sha256:${digest.digest('hex')}` }, sample };
}

async function settingsOf(open: OpenWorkspace, named: string, id: string): Promise<DossierFacts['settings']> {
  const now = open.session.clock.now();
  const file = await campaignFileOf(open, named, id).catch(() => undefined);
  return file === undefined ? undefined : (await openCampaign(open, file, { now })).config;
}

async function gather(
  open: OpenWorkspace,
  named: string,
  options: DossierOptions,
): Promise<{ readonly facts: DossierFacts; readonly place: PaperPlace }> {
  const { store, workspace } = open;
  const { config } = workspace;
  const head = await paperHead(open, options);
  const campaign = await campaignId(open, { named, occurrence: options.occurrence });
  const { plan, dir } = await planOf(open, campaign);
  const place = paperPlace(open, { paper: { name: 'dossier', head }, out: options.out, of: campaign });
  const tools = { sha256, verify: verifySignature };
  const facts: DossierFacts = {
    head,
    config,
    campaign,
    settings: await settingsOf(open, named, campaign),
    plan,
    files: {
      summary: await digestOf(join(dir, PLAN_FILES.summary)),
      decisions: await digestOf(join(dir, PLAN_FILES.entries)),
    },
    run: await store.runs.latest(campaign),
    templates: await templatesOf(open, plan),
    imports: await importsOf(open, plan),
    approval: await dossierApproval(open, { plan: plan.plan, dir }),
    counts: { ...emptyCounts(), ...(await store.journal.counts(campaign)) },
    failures: await store.journal.failures(campaign),
    skips: await store.journal.skips(campaign),
    between: await sentBetween(open, campaign),
    stops: await store.journal.stops(campaign),
    before: await store.snapshot((rows) => newestCheckpoint(rows, tools, plan.inputs.ledger.size)),
    ...(await writeRows(open, { campaign, dir, place })),
  };
  return { facts, place };
}

async function dossier(open: OpenWorkspace, named: string, options: DossierOptions): Promise<number> {
  const progress = await startProgress(open.session, open.session.messages.papers.said.writing);
  try {
    const { facts, place } = await gather(open, named, options);
    progress.stop();
    await publishPaper(open, campaignDossier(facts, sessionVoice(open)), place);
    return EXIT.ok;
  } finally {
    progress.stop();
  }
}

/** `consend compliance dossier`: what shows later that each message of a campaign was lawful, as JSON, page and a file of rows. */
export async function runDossier(session: Session, named: string, options: DossierOptions): Promise<number> {
  return await withWorkspace(session, (open) => dossier(open, named, options));
}
