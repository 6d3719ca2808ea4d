import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { PLAN_FILES } from '../../adapters/plan-file/write-plan.ts';
import type { WebhookServer } from '../../adapters/webhook/server.ts';
import { startWebhookServer } from '../../adapters/webhook/server.ts';
import { formatNumber } from '../../i18n/format.ts';
import { ingest } from '../../pipeline/ingest.ts';
import { runJson } from '../../report/index.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { parseSandboxProfile, startSandbox } from '../../sandbox/index.ts';
import { copyExamples, DEMO_CAMPAIGN, DEMO_SECRETS, demoProfile, pointAtSandbox } from '../demo-workspace.ts';
import { EXIT } from '../exit-codes.ts';
import { createForecaster } from '../forecasting.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { readNumber } from '../options.ts';
import { outcomeFile } from '../outcome-files.ts';
import type { MadePlan } from '../planning.ts';
import { makePlan } from '../planning.ts';
import { startProgress } from '../progress.ts';
import { lockRun } from '../run-lock.ts';
import { printOutcome } from '../run-outcome.ts';
import type { SendingResult } from '../sending.ts';
import { sendPlan } from '../sending.ts';
import { sendingProgress } from '../sending-progress.ts';
import type { Session } from '../session.ts';
import { syncTemplates } from '../templates-sync.ts';
import { type OpenWorkspace, plansDir, reportsDir, withWorkspace } from '../workspace.ts';
import { importFile } from './consent-import.ts';
import { printPlan } from './plan.ts';
import { SANDBOX_PORT } from './sandbox.ts';

/** Options of `consend demo`. */
export interface DemoOptions {
  readonly keep?: string;
  readonly recipients?: string;
}

/** The sandbox answers at once or never: nobody should wait half a minute for a demo. */
const ANSWER_WITHIN_MS = 3000;
/** The same seed each time: the demo shows the same story. */
const SEED = 20_261_123;

/** A session inside the demo's workspace, with the sandbox's secrets before any real ones of the environment. */
function insideSession(session: Session, dir: string): Session {
  return {
    ...session,
    io: {
      ...session.io,
      env: {
        ...session.io.env,
        ...DEMO_SECRETS,
        HTTP_PROXY: undefined,
        HTTPS_PROXY: undefined,
        http_proxy: undefined,
        https_proxy: undefined,
      },
    },
    globals: { ...session.globals, workspace: dir },
  };
}

/** The sandbox on its usual port, so that a kept workspace finds it there again; on a free one when that is taken. */
async function openSandbox(webhook: string): Promise<Sandbox> {
  const profile = parseSandboxProfile(await demoProfile(webhook));
  return await startSandbox({ port: SANDBOX_PORT, profile, seed: SEED }).catch(() =>
    startSandbox({ port: 0, profile, seed: SEED }),
  );
}

interface DemoRun extends SendingResult {
  readonly made: MadePlan;
  readonly optOuts: number;
}

async function receiver(open: OpenWorkspace, onOptOuts: (count: number) => void): Promise<WebhookServer> {
  const { session, store } = open;
  return await startWebhookServer({
    host: '127.0.0.1',
    port: 0,
    path: '/webhook',
    appSecret: DEMO_SECRETS.WHATSAPP_APP_SECRET,
    verifyToken: DEMO_SECRETS.WHATSAPP_VERIFY_TOKEN,
    onEvents: async (events) => onOptOuts((await ingest(store, events, session.clock.now())).optOuts),
    log: (entry) => {
      if (entry.status >= 400) session.warn(entry.event, entry.event);
    },
  });
}

/** Consents, templates, plan: everything before the first message. */
async function prepare(open: OpenWorkspace, dir: string): Promise<MadePlan> {
  const { session } = open;
  const { demo } = session.messages.cli;
  const number = (value: number): string => formatNumber(session.globals.language, value);
  const quiet = { ...open, session: { ...session, isLively: false, note: () => {} } };
  const { counts } = await importFile(quiet, join(dir, 'consents.csv'), {});
  session.note(demo.imported(number(counts.added), number(counts.refused)));
  session.note(demo.synced(number((await syncTemplates(open)).count)));
  const made = await makePlan(quiet, { file: join(dir, DEMO_CAMPAIGN) });
  const shown = {
    ...made,
    report: made.report && { ...made.report, campaign: { ...made.report.campaign, file: DEMO_CAMPAIGN } },
  };
  if (!session.globals.json) await printPlan(session, shown);
  return shown;
}

async function sendDemo(open: OpenWorkspace, made: MadePlan): Promise<SendingResult> {
  const { session } = open;
  const never = new AbortController().signal;
  const lock = await lockRun(open, made.campaign.id, { wait: false, signal: never });
  const messages = made.summary.messages.count;
  const progress = session.globals.json
    ? undefined
    : await startProgress(session, session.messages.cli.progress.sending('0', String(messages)));
  const { campaign, account } = made;
  const forecaster = await createForecaster(open, { campaign, account, limits: {} });
  try {
    return await sendPlan(open, {
      campaign: made.campaign,
      summary: made.summary,
      dir: made.dir,
      account: made.account,
      limits: {},
      control: () => open.store.runs.control(made.campaign.id),
      signal: never,
      abort: never,
      ...(progress ? { onProgress: sendingProgress(open, { progress, messages, forecaster }) } : {}),
    });
  } finally {
    progress?.stop();
    await lock.release();
  }
}

/** Lets the sandbox deliver what it still has to tell. */
async function collect(session: Session, sandbox: Sandbox): Promise<void> {
  session.note(session.messages.cli.demo.waitingForStatuses);
  const answer = await fetch(`${sandbox.url}/_sandbox/statuses/flush`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  await answer.arrayBuffer();
}

async function wholeRoad(open: OpenWorkspace, dir: string): Promise<DemoRun> {
  let optOuts = 0;
  const server = await receiver(open, (count) => {
    optOuts += count;
  });
  try {
    const sandbox = await openSandbox(server.url);
    try {
      open.session.note(open.session.messages.cli.demo.sandbox(sandbox.url));
      await pointAtSandbox(dir, sandbox);
      return await withWorkspace(
        open.session,
        async (pointed) => {
          const made = await prepare(pointed, dir);
          const result = await sendDemo(pointed, made);
          await collect(pointed.session, sandbox);
          const counts = await pointed.store.journal.counts(made.campaign.id);
          const run = { ...result, counts, made, optOuts };
          await printDemo(pointed, run);
          return run;
        },
        { answerWithinMs: ANSWER_WITHIN_MS },
      );
    } finally {
      await sandbox.close();
    }
  } finally {
    await server.close();
  }
}

async function printDemo(open: OpenWorkspace, run: DemoRun): Promise<void> {
  const { session, workspace, store } = open;
  if (session.globals.json) {
    const status = await campaignStatus(store, run.run);
    const document = {
      schema: 'consend.demo/1',
      workspace: workspace.dir,
      plan: run.made.summary,
      run: runJson(status, workspace.config.defaults.timeZone),
    };
    // The files are written in either case; only what is printed differs.
    await printOutcome(
      {
        ...open,
        session: {
          ...session,
          globals: { ...session.globals, json: false, quiet: true },
          io: { ...session.io, out: async () => {} },
        },
      },
      run,
    );
    await session.io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  await session.io.out('\n');
  await printOutcome(open, run);
}

async function sayWhere(session: Session, dir: string, campaign: string, keep: boolean): Promise<void> {
  if (session.globals.json || session.globals.quiet) return;
  const { demo } = session.messages.cli;
  const workspace = { stateDir: join(dir, '.consend') } as const;
  const shown = (path: string): string => {
    const short = relative(session.io.cwd, path);
    return short.startsWith('..') ? path : short;
  };
  const plans = plansDir(workspace, campaign);
  const files = [
    join(plans, PLAN_FILES.report),
    join(plans, PLAN_FILES.decisions),
    join(plans, PLAN_FILES.summary),
    outcomeFile(reportsDir(workspace, campaign), 'html'),
  ];
  const lines = [
    demo.files,
    ...files.map((file) => `  ${shown(file)}`),
    keep ? demo.kept(shown(dir)) : demo.gone(dir),
  ];
  await session.io.out(`\n${lines.join('\n')}\n`);
}

/** `consend demo`: the whole road, in one process, without account and network. */
export async function runDemo(session: Session, options: DemoOptions): Promise<number> {
  const recipients = readNumber(session, '--recipients', options.recipients);
  const dir =
    options.keep === undefined
      ? await mkdtemp(join(tmpdir(), 'consend-demo-'))
      : resolve(session.io.cwd, options.keep);
  session.note(session.messages.cli.demo.building);
  await copyExamples({ dir, recipients });
  const inside = insideSession(session, dir);
  const run = await withWorkspace(inside, (open) => wholeRoad(open, dir));
  session.note(session.messages.cli.demo.comesBack(formatNumber(session.globals.language, run.optOuts)));
  await sayWhere(session, dir, run.made.campaign.id, options.keep !== undefined);
  return EXIT.ok;
}
