/** Library entry: what other programs may build on. Re-exports only. */

export { openProvider } from './adapters/provider/index.ts';
export { openStore } from './adapters/store/index.ts';
export type { CampaignConfig } from './core/campaign-config.ts';
export { campaignSchema } from './core/campaign-config.ts';
export type { Check, CheckResult } from './core/check.ts';
export type { RecipientFacts } from './core/check-facts.ts';
export { CHECKS, checkByCode } from './core/checks/index.ts';
export type { WorkspaceConfig } from './core/config.ts';
export { workspaceConfigSchema } from './core/config.ts';
export type { ConsentEvent, ConsentState, LegalBasis } from './core/consent.ts';
export { ConsendError } from './core/errors.ts';
export type { MessageState } from './core/message-state.ts';
export { MESSAGE_STATES, TRANSITIONS } from './core/message-state.ts';
export type { PlanEntry, PlanSummary } from './core/plan.ts';
export { POLICY_TABLE, type Policy, policyFor } from './core/policies/index.ts';
export type { Ledger, MessageJournal, Provider, Store } from './core/ports.ts';
export type { Standing, StandingQuestion } from './core/standing.ts';
export { standing } from './core/standing.ts';
export type { Template } from './core/template.ts';
export { ingest } from './pipeline/ingest.ts';
export { preparePlan } from './pipeline/prepare.ts';
export { sendMessages } from './pipeline/send.ts';
export type { Sandbox, SandboxOptions } from './sandbox/index.ts';
export { startSandbox } from './sandbox/index.ts';
