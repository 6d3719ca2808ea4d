/** English, by section. */
import { apiErrorsEn } from './en/api-errors.ts';
import { approvalEn } from './en/approval.ts';
import { careEn } from './en/care.ts';
import { checkReasonsEn } from './en/check-reasons.ts';
import { checksEn } from './en/checks.ts';
import { cliEn } from './en/cli.ts';
import { configEn } from './en/config.ts';
import { controlEn } from './en/control.ts';
import { draftsEn } from './en/drafts.ts';
import { errorsEn } from './en/errors.ts';
import { fateEn } from './en/fate.ts';
import { gapsEn } from './en/gaps.ts';
import { hoursEn } from './en/hours.ts';
import { lateEn } from './en/late.ts';
import { ledgerEn } from './en/ledger.ts';
import { lintEn } from './en/lint.ts';
import { lookupEn } from './en/lookup.ts';
import { mediaEn } from './en/media.ts';
import { overviewEn } from './en/overview.ts';
import { papersEn } from './en/papers.ts';
import { parametersEn } from './en/parameters.ts';
import { peopleChecksEn } from './en/people-checks.ts';
import { phoneEn } from './en/phone.ts';
import { policiesEn } from './en/policies.ts';
import { previewEn } from './en/preview.ts';
import { proofEn } from './en/proof.ts';
import { recordsEn } from './en/records.ts';
import { reportEn } from './en/report.ts';
import { resendsEn } from './en/resends.ts';
import { rightsEn } from './en/rights.ts';
import { rulesEn } from './en/rules.ts';
import { sendingEn } from './en/sending.ts';
import { simulationEn } from './en/simulation.ts';
import { templateCopiesEn } from './en/template-copies.ts';
import { templateShowEn } from './en/template-show.ts';
import { testSendEn } from './en/test-send.ts';
import { transferEn } from './en/transfer.ts';

export const en = {
  apiErrors: apiErrorsEn,
  approval: approvalEn,
  care: careEn,
  checkReasons: checkReasonsEn,
  checks: { ...checksEn, ...peopleChecksEn },
  cli: cliEn,
  config: configEn,
  control: controlEn,
  fate: fateEn,
  drafts: draftsEn,
  errors: errorsEn,
  gaps: gapsEn,
  hours: hoursEn,
  late: lateEn,
  lint: lintEn,
  lookup: lookupEn,
  ledger: ledgerEn,
  media: mediaEn,
  overview: overviewEn,
  papers: papersEn,
  parameters: parametersEn,
  phone: phoneEn,
  policies: policiesEn,
  preview: previewEn,
  proof: proofEn,
  records: recordsEn,
  report: reportEn,
  resends: resendsEn,
  rights: rightsEn,
  rules: rulesEn,
  sending: sendingEn,
  templateCopies: templateCopiesEn,
  templateShow: templateShowEn,
  simulation: simulationEn,
  testSend: testSendEn,
  transfer: transferEn,
};
