/** What every paper for a data protection officer carries, and how a gap in one is filled: data alone, the words come from `i18n`. */
import { canonicalJson } from './canonical-json.ts';
import type { WorkspaceConfig } from './config.ts';
import { policiesOf } from './policies/index.ts';

/** Papers by the name that their files and JSON documents have. */
export type PaperName =
  | 'record-of-processing'
  | 'processors'
  | 'interests'
  | 'incidents'
  | 'dossier'
  | 'consent-proof';

/**
 * What fills a gap: a line of consend.yaml or of the campaign's file, a command, or a person who knows (`hand`: no line
 * there).
 */
export interface Gap {
  readonly place: 'config' | 'campaign' | 'command' | 'hand';
  readonly line: string;
}

/** A gap that a line of consend.yaml fills. */
export const inConfig = (line: string): Gap => ({ place: 'config', line });
/** A gap that a command fills. */
export const byCommand = (line: string): Gap => ({ place: 'command', line });
/** A gap that only a person can fill. */
export const BY_HAND: Gap = { place: 'hand', line: '' };

/** A signed checkpoint of the ledger, with the key that signed it. */
export interface PaperCheckpoint {
  /** Events in the tree. */
  readonly size: number;
  /** Merkle root, base64. */
  readonly root: string;
  readonly origin: string;
  /** The signed note, to the letter. */
  readonly note: string;
  readonly verifierKey: string;
}

/** What every paper carries. */
export interface PaperHead {
  /** The instant that it is dated and that due dates are held against, epoch milliseconds. */
  readonly madeAt: number;
  readonly zone: string;
  readonly version: string;
  readonly author: string | undefined;
  readonly controller: WorkspaceConfig['controller'];
  readonly policies: readonly { readonly name: string; readonly reviewedOn: string }[];
  /** `sha256:` and hex over the policies in use and what the workspace sets of checks. */
  readonly policyDigest: string;
  /** Undefined: the ledger is empty. */
  readonly checkpoint: PaperCheckpoint | undefined;
}

/** What the policy digest is made over: the policies that are in use, and what the workspace changes of their checks. */
export function policyText(config: Pick<WorkspaceConfig, 'policy' | 'policies' | 'checks'>): string {
  const { policy, policies, checks } = config;
  return canonicalJson(
    JSON.parse(
      JSON.stringify({
        policies: policiesOf({ policy, policies }),
        by: policies ?? policy ?? 'strict',
        checks,
      }),
    ),
  );
}
