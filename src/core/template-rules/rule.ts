/** What a rule on templates is: one small pure function with its number at Meta, its source and how sure it is. */
import type { MediaFinding } from '../media.ts';
import type { Template } from '../template.ts';
import type { DraftPath, TemplateDraftFile } from '../template-draft.ts';

/** `error`: the platform refuses it, or the law forbids it; `warning`: look again; `note`: good to know. */
export type LintSeverity = 'error' | 'warning' | 'note';

/** Who answers for the messages, as `consend.yaml` names them. */
export interface Sender {
  readonly name: string;
  readonly imprintUrl: string | undefined;
  readonly privacyNoticeUrl: string | undefined;
  /** Names that customers know the sender by. */
  readonly tradeNames?: readonly string[] | undefined;
  /** Addresses that the business profile on WhatsApp shows. */
  readonly profileWebsites?: readonly string[] | undefined;
}

/** What rules look at. */
export interface LintSubject {
  readonly draft: TemplateDraftFile;
  /** A copy of what the platform has: its samples are not kept, and its form is the platform's own. */
  readonly isStored: boolean;
  /** What was found of the sample files, by the path that the draft names; one that is not in here was not looked at. */
  readonly samples: ReadonlyMap<string, MediaFinding>;
  /** The account's templates as last read. */
  readonly others: readonly Template[];
  /** Absent outside a workspace: rules that need it find nothing then. */
  readonly sender: Sender | undefined;
}

/** A place that breaks a rule. */
export interface RuleHit {
  /** Where in the draft. */
  readonly path: DraftPath;
  /** Which of the rule's cases it is; the texts go by it. */
  readonly reason: string;
  /** What fills the texts. */
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  /** Where this case differs from the rule's usual severity. */
  readonly severity?: LintSeverity | undefined;
  /** Where this case has a number of its own. */
  readonly metaCode?: number | undefined;
}

/** A rule on drafts. */
export interface TemplateRule {
  /** Stable for ever: scripts read it. `draft.…`: the platform's; `template.…`: the compliance catalogue's. */
  readonly id: string;
  readonly severity: LintSeverity;
  /** The number with which the platform refuses it, where one is known. */
  readonly metaCode?: number;
  /** Page, statute or ruling. */
  readonly source: string;
  /** When the source was last read, ISO 8601. */
  readonly checkedOn: string;
  /** False where the figure or the number is known from practice alone; the output says so. */
  readonly isVerified: boolean;
  /** Total and pure. */
  run(subject: LintSubject): readonly RuleHit[];
}

/** Meta's number of a component that is not taken. Known from practice. */
export const INVALID_COMPONENT = 2388093;
/** Meta's number of a missing sample. Known from practice. */
export const SAMPLE_MISSING = 2388043;
/** Meta's numbers of a header, a body, a footer of the wrong form (support/error-codes). */
export const WRONG_FORM: Readonly<Record<string, number>> = {
  HEADER: 2388047,
  BODY: 2388072,
  FOOTER: 2388073,
};
