import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import { formatsFor } from '../../i18n/format.ts';
import type { SimulationReport } from '../../report/index.ts';
import { htmlSimulation, simulationJson, terminalSimulation } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import { simulationModel } from '../models/simulation-model.ts';
import { readFactor, readNumber, readTime } from '../options.ts';
import { htmlOptions, writeWhole } from '../plan-files.ts';
import { type Progress, startProgress } from '../progress.ts';
import { readProfileSettings } from '../sandbox-profile.ts';
import { openSendWindow } from '../send-window.ts';
import type { Session } from '../session.ts';
import { openSimulation, type Simulation } from '../simulation/open-simulation.ts';
import { simulateCampaign, whereabouts } from '../simulation/simulate.ts';
import { makeSimulationFolder, type SimulationFolder } from '../simulation/workspace.ts';
import { terminalOptions } from '../terminal-options.ts';
import { loadSessionWorkspace, type OpenWorkspace } from '../workspace.ts';

/** Options of `consend simulate`. */
export interface SimulateOptions {
  readonly seed?: string;
  readonly start?: string;
  readonly speed?: string;
  readonly profile?: string;
  readonly out?: string;
  readonly acceptInvalid?: boolean;
}

/** What was asked for. */
interface Wanted {
  readonly seed: number;
  readonly startAt: number;
  /** Virtual seconds per real one; undefined: as fast as it goes. */
  readonly speed: number | undefined;
  readonly profile: string | undefined;
  readonly out: string | undefined;
}

const DEFAULT_SEED = 1;

function readWanted(session: Session, zone: string, options: SimulateOptions): Wanted {
  const { profile, out, speed = 'max' } = options;
  const at = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : resolve(session.io.cwd, path);
  return {
    seed: readNumber(session, '--seed', options.seed, 0) ?? DEFAULT_SEED,
    startAt: readTime(session, '--start', { value: options.start, zone }) ?? session.clock.now(),
    speed: /^max$/i.test(speed) ? undefined : readFactor(session, '--speed', speed),
    profile: at(profile),
    out: at(out),
  };
}

/** Ctrl-C ends the simulation and removes what it wrote; the second one leaves at once, and removes it too. */
function interrupts(session: Session, folder: SimulationFolder): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const end = session.io.onInterrupt(() => {
    if (controller.signal.aborted) {
      rmSync(folder.dir, { recursive: true, force: true });
      session.io.leave(EXIT.stopped);
    }
    controller.abort();
  });
  return { signal: controller.signal, end };
}

/** Where the simulation stands, for somebody who waits for it. */
function showProgress(
  { globals, messages, isLively }: Session,
  { clock, record, open }: Simulation,
  progress: Progress,
): (planned: number) => void {
  if (!isLively) return () => {};
  const format = formatsFor(globals.language, open.workspace.config.defaults.timeZone);
  return (planned) => {
    const now = clock.now();
    const when = `${format.weekday(now)} ${format.time(now)}`;
    const { total, refused } = record.requests();
    progress.update(
      messages.simulation.progress.step(when, format.number(total - refused), format.number(planned)),
    );
  };
}

interface Running {
  readonly file: string;
  readonly options: SimulateOptions;
  readonly wanted: Wanted;
  readonly signal: AbortSignal;
}

/** Runs the simulation and makes the model of its reports. */
async function report(session: Session, simulation: Simulation, running: Running): Promise<SimulationReport> {
  const { file, options, wanted, signal } = running;
  const { open, record, account } = simulation;
  const progress = await startProgress(session, session.messages.simulation.progress.start(file));
  const show = showProgress(session, simulation, progress);
  let planned = 0;
  try {
    const campaign = await simulateCampaign({
      ...simulation,
      file,
      acceptInvalid: options.acceptInvalid,
      signal,
      onPlan: ({ summary }) => {
        planned = summary.messages.count;
      },
      onProgress: () => show(planned),
    });
    if (signal.aborted) throw new ConsendError('run.interrupted');
    return await simulationModel({
      config: open.workspace.config,
      file,
      messagingLimit: account.messagingLimit,
      version: session.version,
      campaign,
      record,
      store: open.store,
      seed: wanted.seed,
      startAt: wanted.startAt,
      account,
      ...(await openSendWindow(open, campaign.made.campaign.purpose)),
      places: await whereabouts(campaign.made),
    });
  } catch (error) {
    if (signal.aborted) throw new ConsendError('run.interrupted', { cause: error });
    throw error;
  } finally {
    progress.stop();
  }
}

async function writeReport(session: Session, out: string, model: SimulationReport): Promise<string> {
  const file = join(out, 'simulation.html');
  try {
    await mkdir(out, { recursive: true });
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    throw new ConsendError('file.unwritable', { params: { file: out, detail }, cause: error });
  }
  await writeWhole(file, htmlSimulation(model, htmlOptions(session)));
  return file;
}

async function print(session: Session, model: SimulationReport, file: string | undefined): Promise<void> {
  const { json, quiet } = session.globals;
  if (json) {
    await session.io.out(`${JSON.stringify(simulationJson(model))}\n`);
    return;
  }
  if (quiet && model.stopped === undefined) return;
  const text = terminalSimulation(model, terminalOptions(session));
  const shown = file === undefined ? '' : relative(session.io.cwd, file);
  const path = shown.startsWith('..') ? file : shown;
  await session.io.out(
    file === undefined ? text : `${text}\n${session.messages.simulation.files(path ?? '')}\n`,
  );
}

async function simulate(
  session: Session,
  workspace: OpenWorkspace['workspace'],
  running: Running & { readonly folder: SimulationFolder },
): Promise<number> {
  const { wanted, folder } = running;
  const { seed, startAt, speed, profile, out } = wanted;
  const own =
    profile === undefined ? undefined : { file: profile, settings: await readProfileSettings(profile) };
  const pace = speed === undefined ? undefined : { real: session.clock, speed };
  const simulation = await openSimulation({ session, workspace, seed, startAt, own, pace, dir: folder.dir });
  try {
    const model = await report(session, simulation, running);
    const file = out === undefined ? undefined : await writeReport(session, out, model);
    await print(session, model, file);
    if (model.summary.messages.count === 0) return EXIT.blocked;
    return model.stopped === undefined ? EXIT.ok : EXIT.stopped;
  } finally {
    await simulation.close();
  }
}

/** `consend simulate`: exit 0 when everything goes out, 4 when nothing may, 6 where it would stop before the end. */
export async function runSimulate(session: Session, file: string, options: SimulateOptions): Promise<number> {
  const workspace = await loadSessionWorkspace(session);
  const wanted = readWanted(session, workspace.config.defaults.timeZone, options);
  const folder = await makeSimulationFolder(session, workspace);
  const { signal, end } = interrupts(session, folder);
  try {
    return await simulate(session, workspace, { file, options, wanted, signal, folder });
  } finally {
    end();
    await folder.remove();
  }
}
