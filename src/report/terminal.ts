/** Reports for a terminal: plain text, aligned; meaning never by colour alone. */
export type { Styles, TerminalOptions } from './terminal/context.ts';
export { terminalOutcome, terminalStatus } from './terminal/outcome.ts';
export { terminalPlan } from './terminal/plan.ts';
export { type ResendOffer, terminalResend } from './terminal/resend.ts';
