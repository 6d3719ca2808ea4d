/** Reads the JSON that commands print. The shapes are the contract's, written down once more: the tests share nothing with `src`. */

/** `consend.plan/1`, as far as the tests read it. */
export interface PlanDocument {
  readonly schema: string;
  readonly plan: string;
  readonly campaign: string;
  readonly rows: {
    readonly read: number;
    readonly valid: number;
    readonly invalid: number;
    readonly duplicate: number;
  };
  readonly decisions: { readonly send: number; readonly hold: number; readonly block: number };
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly scope: string;
    readonly count: number;
  }[];
  readonly messages: { readonly count: number };
  readonly templates: readonly Readonly<Record<string, string>>[];
  readonly files: { readonly report: string; readonly decisions: string };
}

/** `consend.run/1`. */
export interface RunDocument {
  readonly schema: string;
  readonly campaign: string;
  readonly state: string;
  readonly messages: Readonly<Record<string, number>>;
  readonly failures: readonly { readonly code: number; readonly count: number }[];
  readonly stoppedBy: string | null;
  readonly resumeAt: string | null;
}

/** `consend.error/1`. */
export interface ErrorDocument {
  readonly schema: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly problems: readonly {
    readonly path: string;
    readonly line?: number;
    readonly column?: number;
    readonly message: string;
  }[];
}

/** `consend.import/1`. */
export interface ImportDocument {
  readonly schema: string;
  readonly rows: {
    readonly read: number;
    readonly added: number;
    readonly known: number;
    readonly refused: number;
    readonly rejected: number;
  };
  readonly ledger: { readonly size: number; readonly root: string };
}

/** A purpose as `consend.consent/1` and `consend.why/1` answer for it, as far as the tests read it. */
export interface PurposeDocument {
  readonly purpose: string;
  readonly mayBeMessaged: boolean;
  readonly state: string;
  readonly basis: string | null;
  readonly event: number | null;
  readonly findings: readonly {
    readonly code: string;
    readonly rule?: string;
    readonly sources?: readonly string[];
  }[];
}

/** `consend.consent/1`. */
export interface ConsentDocument {
  readonly schema: string;
  readonly identifier: string;
  readonly person: string | null;
  readonly identifiers: readonly string[];
  readonly at: string;
  readonly listed: { readonly kind: string; readonly since: string } | null;
  readonly purposes: readonly PurposeDocument[];
  readonly asKnownThen: readonly PurposeDocument[];
  readonly history: readonly { readonly seq: number; readonly kind: string; readonly occurredAt: string }[];
}

/** `consend.record/1`. */
export interface RecordDocument {
  readonly schema: string;
  readonly event: number | null;
  readonly result: 'added' | 'known';
  readonly kind: string;
  readonly occurredAt: string;
  readonly identifier: string;
  readonly person: string | null;
  readonly evidence: { readonly reference: string; readonly digest: string | null } | null;
  readonly standing: readonly {
    readonly purpose: string;
    readonly mayBeMessaged: boolean;
    readonly state: string;
    readonly event: number | null;
    readonly overtakenBy: number | null;
  }[];
  readonly ledger: { readonly size: number; readonly root: string };
}

/** `consend.why/1`; `campaign` only with one. */
export interface WhyDocument extends ConsentDocument {
  readonly campaign?: {
    readonly id: string;
    readonly row: { readonly row: number; readonly file: string } | null;
    readonly decision: string;
    readonly findings: readonly {
      readonly code: string;
      readonly rule: string;
      readonly fix: string;
      readonly sources: readonly string[];
    }[];
  };
}

/** `consend.recipients/1`. */
export interface RecipientsDocument {
  readonly schema: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: PlanDocument['rows'];
  readonly problems: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly code: string;
    readonly message: string;
  }[];
  readonly problemsTotal: number;
}

/** The one document of an output. Throws where stdout holds anything else, or another schema than expected. */
export function documentOf<T extends { readonly schema: string }>(
  result: { stdout: string; stderr: string },
  schema: string,
): T {
  let document: T;
  try {
    document = JSON.parse(result.stdout) as T;
  } catch {
    throw new Error(
      `stdout is not one JSON document: ${result.stdout.slice(0, 500)} / stderr: ${result.stderr.slice(0, 500)}`,
    );
  }
  if (document.schema !== schema) throw new Error(`Expected ${schema}: ${result.stdout.slice(0, 1000)}`);
  return document;
}

/** Sum of a run's messages over all states. */
export function totalOf(messages: Readonly<Record<string, number>>): number {
  return Object.values(messages).reduce((sum, count) => sum + count, 0);
}
