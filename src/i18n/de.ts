/** German, by section; the types are English's. */
import { apiErrorsDe } from './de/api-errors.ts';
import { approvalDe } from './de/approval.ts';
import { careDe } from './de/care.ts';
import { checkReasonsDe } from './de/check-reasons.ts';
import { checksDe } from './de/checks.ts';
import { cliDe } from './de/cli.ts';
import { configDe } from './de/config.ts';
import { controlDe } from './de/control.ts';
import { draftsDe } from './de/drafts.ts';
import { errorsDe } from './de/errors.ts';
import { fateDe } from './de/fate.ts';
import { gapsDe } from './de/gaps.ts';
import { hoursDe } from './de/hours.ts';
import { lateDe } from './de/late.ts';
import { ledgerDe } from './de/ledger.ts';
import { lintDe } from './de/lint.ts';
import { lookupDe } from './de/lookup.ts';
import { mediaDe } from './de/media.ts';
import { overviewDe } from './de/overview.ts';
import { papersDe } from './de/papers.ts';
import { parametersDe } from './de/parameters.ts';
import { peopleChecksDe } from './de/people-checks.ts';
import { phoneDe } from './de/phone.ts';
import { policiesDe } from './de/policies.ts';
import { previewDe } from './de/preview.ts';
import { proofDe } from './de/proof.ts';
import { recordsDe } from './de/records.ts';
import { reportDe } from './de/report.ts';
import { resendsDe } from './de/resends.ts';
import { rightsDe } from './de/rights.ts';
import { rulesDe } from './de/rules.ts';
import { sendingDe } from './de/sending.ts';
import { simulationDe } from './de/simulation.ts';
import { templateCopiesDe } from './de/template-copies.ts';
import { templateShowDe } from './de/template-show.ts';
import { testSendDe } from './de/test-send.ts';
import { transferDe } from './de/transfer.ts';
import type { en } from './en.ts';

export const de: typeof en = {
  apiErrors: apiErrorsDe,
  approval: approvalDe,
  care: careDe,
  checkReasons: checkReasonsDe,
  checks: { ...checksDe, ...peopleChecksDe },
  cli: cliDe,
  config: configDe,
  control: controlDe,
  fate: fateDe,
  drafts: draftsDe,
  errors: errorsDe,
  gaps: gapsDe,
  hours: hoursDe,
  late: lateDe,
  lint: lintDe,
  lookup: lookupDe,
  ledger: ledgerDe,
  media: mediaDe,
  overview: overviewDe,
  papers: papersDe,
  parameters: parametersDe,
  phone: phoneDe,
  policies: policiesDe,
  preview: previewDe,
  proof: proofDe,
  records: recordsDe,
  report: reportDe,
  resends: resendsDe,
  rights: rightsDe,
  rules: rulesDe,
  sending: sendingDe,
  templateCopies: templateCopiesDe,
  templateShow: templateShowDe,
  simulation: simulationDe,
  testSend: testSendDe,
  transfer: transferDe,
};
