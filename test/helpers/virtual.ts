/**
 * Campaigns on a virtual clock: a workspace in a fresh folder, the real planner and sender, the sandbox's model in this
 * process. Days pass in seconds, and the same seed gives the same run.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileKeyRing } from '../../src/adapters/keys/index.ts';
import { templateWire } from '../../src/adapters/provider/cloud-api/template-schema.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import { seededRandom } from '../../src/adapters/system/seeded-random.ts';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import type { MadePlan } from '../../src/cli/planning.ts';
import { openSession } from '../../src/cli/session.ts';
import { openSimulation, type Simulation } from '../../src/cli/simulation/open-simulation.ts';
import { type SimulatedCampaign, simulateCampaign } from '../../src/cli/simulation/simulate.ts';
import { keysDir, loadSessionWorkspace } from '../../src/cli/workspace.ts';
import type { NewEvent } from '../../src/core/ports.ts';
import type { SendProgress } from '../../src/pipeline/send.ts';
import { fakeIo } from '../unit/cli/sessions.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url).pathname;

/** Somebody who is to get the campaign. */
export interface VirtualPerson {
  readonly phone: string;
  readonly country: string;
  /** IANA zone of the recipients file; empty: the country's. */
  readonly zone?: string;
}

/** A campaign in a workspace of its own. */
export interface VirtualSetting {
  readonly people: readonly VirtualPerson[];
  /** Changes the example's consend.yaml. */
  readonly settings?: (yaml: string) => string;
}

/** A request as the platform got it. */
export interface SeenRequest {
  readonly at: number;
  readonly to: string;
  readonly status: number;
}

/** When and how a simulation begins. */
export interface VirtualStart {
  readonly startAt: number;
  readonly seed?: number;
  readonly profile?: Readonly<Record<string, unknown>>;
}

/** A workspace that campaigns are simulated in. */
export interface VirtualWorkspace {
  readonly dir: string;
  readonly storePath: string;
  /** Plays the campaign and gives what the platform saw. The store itself stays as it is. */
  play(
    options: VirtualStart & {
      /** Told where the run stands, as a progress bar is. */
      readonly onProgress?: (simulation: Simulation, made: MadePlan, progress: SendProgress) => void;
    },
  ): Promise<VirtualRun>;
  /** Opens what the campaign is played in, and plays nothing: a test sends as it likes. */
  open(options: VirtualStart): Promise<Omit<VirtualRun, 'campaign'>>;
  remove(): Promise<void>;
}

/** A played campaign. Its simulation is open until `close`. */
export interface VirtualRun {
  readonly simulation: Simulation;
  readonly campaign: SimulatedCampaign;
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

/** A campaign file under an id. */
export const virtualCampaign = (id: string): string => `version: 1
id: ${id}
purpose: newsletter
bases: [consent]
template: { name: herbst_sale, language: de }
recipients: { file: recipients.csv, columns: { phone: phone, country: country, timeZone: zone } }
parameters:
  header: { image: { link: https://muster.example/herbst.jpg } }
  body: { "1": { text: Alex }, "2": { text: HERBST-1 }, "3": { text: "30.11." } }
  buttons: { "0": { text: HERBST-1 } }
`;

function consentOf(phone: string): NewEvent {
  return {
    kind: 'given',
    purposes: ['newsletter'],
    channels: ['whatsapp'],
    basis: 'consent',
    occurredAt: '2026-02-01T09:00:00.000Z',
    source: 'whatsapp',
    method: 'inbound-message',
    identifiers: [phone],
  } as NewEvent;
}

async function fill(dir: string, setting: VirtualSetting): Promise<void> {
  for (const folder of ['wordings', 'contracts'])
    await cp(join(EXAMPLES, folder), join(dir, folder), { recursive: true });
  const yaml = await readFile(join(EXAMPLES, 'consend.yaml'), 'utf8');
  await writeFile(join(dir, 'consend.yaml'), setting.settings?.(yaml) ?? yaml);
  await writeFile(join(dir, 'virtual.yaml'), virtualCampaign('virtual'));
  const rows = setting.people.map(({ phone, country, zone = '' }) => `${phone},${country},${zone}`);
  await writeFile(join(dir, 'recipients.csv'), `phone,country,zone\n${rows.join('\n')}\n`);
  const state = join(dir, '.consend');
  await mkdir(state, { mode: 0o700 });
  const random = seededRandom(7);
  const store = await openStore({
    url: 'sqlite:consend.db',
    baseDir: state,
    clock: { now: () => Date.parse('2026-11-01T00:00:00Z'), sleep: async () => {} },
    random,
    sha256,
    keys: fileKeyRing(keysDir({ stateDir: state }), random),
    scratch: true,
    marketingPurposes: ['newsletter'],
  });
  for (let first = 0; first < setting.people.length; first += 1000)
    await store.ledger.record(setting.people.slice(first, first + 1000).map(({ phone }) => consentOf(phone)));
  const listed = JSON.parse(await readFile(join(EXAMPLES, 'templates.json'), 'utf8')) as { data: unknown[] };
  await store.templates.replace(
    listed.data.map((each) => templateWire.parse(each)),
    Date.parse('2026-11-01T00:00:00Z'),
  );
  await store.close();
}

/** Makes a workspace: the examples' settings, a campaign, everybody with a consent. */
export async function virtualWorkspace(setting: VirtualSetting): Promise<VirtualWorkspace> {
  const dir = await mkdtemp(join(tmpdir(), 'consend-virtual-'));
  await fill(dir, setting);
  let plays = 0;
  const open: VirtualWorkspace['open'] = async ({ startAt, seed = 1, profile = {} }) => {
    plays += 1;
    const folder = join(dir, '.consend', 'tmp', `play-${plays}`);
    await mkdir(folder, { recursive: true });
    const session = openSession(fakeIo(['simulate'], { cwd: dir }), '0.1.0');
    const workspace = await loadSessionWorkspace(session);
    const requests: SeenRequest[] = [];
    const simulation = await openSimulation({
      session,
      workspace,
      seed,
      startAt,
      dir: folder,
      own: { file: 'profile.json', settings: profile },
      told: {
        displayPhoneNumber: undefined,
        verifiedName: undefined,
        qualityRating: 'GREEN',
        status: 'CONNECTED',
        messagesPerSecond: 80,
        messagingLimit: 2000,
      },
      watch: {
        request: ({ at, body, status }) =>
          requests.push({ at, status, to: (JSON.parse(body) as { to: string }).to }),
        optOuts: () => {},
      },
    });
    return { simulation, requests, close: () => simulation.close() };
  };
  return {
    dir,
    storePath: join(dir, '.consend', 'consend.db'),
    open,
    async play({ onProgress = () => {}, ...options }) {
      const opened = await open(options);
      const { simulation } = opened;
      const { signal } = new AbortController();
      let made: MadePlan | undefined;
      const campaign = await simulateCampaign({
        ...simulation,
        file: 'virtual.yaml',
        signal,
        onPlan: (plan) => {
          made = plan;
        },
        onProgress: (progress) => made && onProgress(simulation, made, progress),
      });
      return { ...opened, campaign };
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
