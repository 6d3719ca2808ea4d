export type { FaultRule, SandboxFaults } from './fault-rules.ts';
export {
  parseSandboxProfile,
  type SandboxProblem,
  type SandboxProfile,
  SandboxProfileError,
} from './profile.ts';
export type { SandboxState } from './sandbox-state.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.ts';
export type { WebhookCounts } from './webhook-queue.ts';
