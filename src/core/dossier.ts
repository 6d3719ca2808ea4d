/** The dossier of a campaign: what shows later that each send was lawful at that time. Data alone, the words come from `i18n`. */
import type { ApprovalState } from './approval.ts';
import type { CampaignConfig } from './campaign-config.ts';
import type { WorkspaceConfig } from './config.ts';
import type { MessageCounts, MessageState } from './message-state.ts';
import type { PaperCheckpoint, PaperHead } from './paper.ts';
import type { PlanSummary } from './plan.ts';
import type { CampaignStop, FailureCount, RunRecord } from './ports.ts';

/** What was decided of one recipient and what came of it; names nobody. */
export interface DossierRow {
  /** Physical line in the recipients file. */
  readonly row: number;
  /** Random id in the ledger; undefined: the ledger knows nobody, or they were erased. */
  readonly person: string | undefined;
  readonly country: string;
  readonly decision: 'send' | 'hold' | 'block';
  readonly basis: string | undefined;
  /** Sequence number of the ledger event that the basis rests on. */
  readonly event: number | undefined;
  readonly reasons: readonly string[];
  /** Undefined: there is no message. */
  readonly state: MessageState | undefined;
  /** Code that it failed with. */
  readonly code: number | undefined;
}

/** The file that holds every row, beside the dossier. */
export interface RowsFile {
  readonly name: string;
  readonly rows: number;
  /** `sha256:` and hex of the file. */
  readonly digest: string;
}

/** A template in one language as the plan pinned it. */
export interface DossierTemplate {
  readonly language: string;
  readonly digest: string;
  readonly category: string;
  readonly status: string;
  /** As a phone shows it, with its placeholders; undefined: this content is not kept. */
  readonly text: string | undefined;
}

/** An import that the ledger took in before the plan. */
export interface DossierImport {
  /** Sequence number. */
  readonly event: number;
  readonly at: string;
  readonly file: string | undefined;
  readonly digest: string | undefined;
  readonly actor: string | undefined;
}

/** An approval of the plan, and whether it counts by consend.yaml and the plan's files as they are. */
export interface GivenApproval {
  readonly state: ApprovalState;
  /** Undefined: what is kept cannot be read. */
  readonly by: string | undefined;
  readonly role: string | undefined;
  /** ISO 8601. */
  readonly at: string | undefined;
  readonly note: string | undefined;
  /** Digest of the plan's files that was signed. */
  readonly digest: string | undefined;
  /** `SHA256:` and hex of the public key's 32 bytes. */
  readonly fingerprint: string | undefined;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** Who approved a plan, oldest first, and whether the workspace asks for it. */
export interface DossierApproval {
  readonly required: boolean;
  readonly given: readonly GivenApproval[];
}

/** What a dossier is made of. */
export interface DossierFacts {
  readonly head: PaperHead;
  readonly config: WorkspaceConfig;
  readonly campaign: string;
  /** The campaign's file as it is now; undefined: it is gone. */
  readonly settings: CampaignConfig | undefined;
  readonly plan: PlanSummary;
  /** Digests (`sha256:` and hex) of plan.json and decisions.ndjson as they are kept. */
  readonly files: { readonly summary: string; readonly decisions: string };
  /** The newest run; undefined: nothing was sent. */
  readonly run: RunRecord | undefined;
  readonly templates: readonly DossierTemplate[];
  readonly imports: readonly DossierImport[];
  readonly approval: DossierApproval;
  readonly rowsFile: RowsFile;
  /** The first rows. */
  readonly sample: readonly DossierRow[];
  readonly counts: MessageCounts;
  readonly failures: readonly FailureCount[];
  readonly skips: readonly { readonly reason: string; readonly count: number }[];
  /** First and last message that the platform took, epoch milliseconds; undefined: none. */
  readonly between: readonly [first: number, last: number] | undefined;
  readonly stops: readonly CampaignStop[];
  /** The checkpoint that stood when the plan was made. */
  readonly before: PaperCheckpoint | undefined;
}

const DAY_MS = 86_400_000;
/** How long after the message a stop counts as the campaign's, days. */
export const STOP_DAYS = 7;

/** Stops within a week, and how long each took from the person's word to the ledger. */
export interface StopTally {
  readonly people: number;
  /** Milliseconds; undefined: there are none. */
  readonly median: number | undefined;
  readonly longest: number | undefined;
}

/** The stops that came within seven days after the message, with their latency. */
export function tallyStops(stops: readonly CampaignStop[]): StopTally {
  const latencies = stops
    .filter(({ contactAt, saidAt }) => saidAt - contactAt <= STOP_DAYS * DAY_MS)
    .map(({ saidAt, recordedAt }) => Math.max(0, recordedAt - saidAt))
    .sort((one, other) => one - other);
  return {
    people: latencies.length,
    median: latencies[Math.floor((latencies.length - 1) / 2)],
    longest: latencies.at(-1),
  };
}
