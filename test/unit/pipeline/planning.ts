/** A planning context and rows, in memory. */
import type { WorkspaceConfig } from '../../../src/core/config.ts';
import type { DecidedRow, PlanWriter, RecipientsReading, Store } from '../../../src/core/ports.ts';
import type { Recipient, RecipientBatch, RowProblem } from '../../../src/core/recipient.ts';
import { rulesFor } from '../../../src/core/rules.ts';
import type { StoredTemplate } from '../../../src/core/template.ts';
import type { Deciding } from '../../../src/pipeline/decide.ts';
import type { CostSheet } from '../../../src/pipeline/prepare.ts';
import { prepareTemplates } from '../../../src/pipeline/prepare-templates.ts';
import type { CampaignInput } from '../../../src/pipeline/question.ts';
import { countryQuestions, questionOf } from '../../../src/pipeline/question.ts';
import { campaign, copyOf, NOW, SETTINGS, workspace } from '../core/builders.ts';

/** The campaign as the pipelines take it. */
export function campaignInput(change: Readonly<Record<string, unknown>> = {}): CampaignInput {
  return {
    id: 'c',
    config: campaign(change),
    digest: `sha256:${'1'.repeat(64)}`,
    purpose: { id: 'newsletter', category: 'marketing' },
  };
}

/** A valid row whose one value is the first name. */
export function recipient(phone: string, row: number, change: Partial<Recipient> = {}): Recipient {
  return {
    row,
    file: 0,
    phone,
    lineType: 'mobile',
    country: 'DE',
    values: ['Ada'],
    original: `${phone},Ada`,
    ...change,
  };
}

/** A row that cannot be used. */
export function rowProblem(row: number, change: Partial<RowProblem> = {}): RowProblem {
  return { row, code: 'phone.invalid', column: 'phone', value: 'x', file: 0, original: 'x,Ada', ...change };
}

/** What deciding takes, with everything in order. */
export function deciding(
  store: Store,
  change: Partial<Deciding> & {
    input?: CampaignInput;
    copies?: readonly StoredTemplate[];
    config?: WorkspaceConfig;
  } = {},
): Deciding {
  const { input = campaignInput(), copies = [copyOf()], config = workspace(), ...rest } = change;
  const { languages, binders, columns } = prepareTemplates(input, copies, SETTINGS);
  const rules = rulesFor({ config, now: NOW });
  const overrides = rules.overrides.severities;
  return {
    workspace: config,
    campaignId: input.id,
    purpose: input.purpose,
    now: NOW,
    asked: countryQuestions(rules, (policy) => questionOf(config, input, { policy, overrides, now: NOW })),
    overrides,
    templateFindings: new Map(),
    campaignFindings: [],
    languages,
    binders,
    columns,
    zoneColumn: undefined,
    onceColumn: undefined,
    ageColumn: undefined,
    ageOf: () => undefined,
    opensAt: (_, at) => at,
    notBefore: undefined,
    notAfter: undefined,
    ledger: store.ledger,
    journal: store.journal,
    hasMessages: false,
    limited: new Map(),
    ...rest,
  };
}

/** A reading of batches that are there already. */
export function readingOf(batches: readonly RecipientBatch[]): RecipientsReading {
  const problems = batches.flatMap((batch) =>
    batch.problems.filter(({ code }) => code !== 'phone.not-mobile'),
  );
  const duplicate = problems.filter(({ code }) => code === 'row.duplicate').length;
  const valid = batches.reduce((sum, batch) => sum + batch.recipients.length, duplicate);
  const invalid = problems.length - duplicate;
  return {
    head: {
      encoding: 'utf-8',
      delimiter: ',',
      headers: ['phone', 'first_name'],
      columns: { phone: 'phone' },
      digest: `sha256:${'2'.repeat(64)}`,
      bytes: 1,
    },
    async *batches() {
      yield* batches;
    },
    counts: () => ({ read: valid + invalid, valid, invalid, duplicate }),
    close: async () => {},
  };
}

/** A writer that keeps what it is given. */
export function keptRows(): PlanWriter & { readonly rows: DecidedRow[] } {
  const rows: DecidedRow[] = [];
  return {
    rows,
    async write(more) {
      rows.push(...more);
    },
  };
}

/** A cost sheet that takes ten cents a message. */
export function tenCents(): CostSheet {
  const counts = new Map<string, number>();
  return {
    add(_, country) {
      counts.set(country, (counts.get(country) ?? 0) + 1);
    },
    total() {
      const byCountry = [...counts].map(([country, messages]) => ({
        country,
        messages,
        unit: 0.1,
        total: messages / 10,
      }));
      return {
        currency: 'USD',
        total: byCountry.reduce((sum, { total }) => sum + total, 0),
        byCountry,
        rates: '2026-10-01',
      };
    },
  };
}
