export type { FaultRule, SandboxFaults } from './fault-rules.ts';
export {
  type ModelAnswer,
  type ModelNumber,
  type ModelOptions,
  openModel,
  type SandboxModel,
} from './open-model.ts';
export {
  parseSandboxProfile,
  type SandboxProblem,
  type SandboxProfile,
  SandboxProfileError,
} from './profile.ts';
export type { SandboxState } from './sandbox-state.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
export type { WebhookCounts } from './webhook-queue.ts';
