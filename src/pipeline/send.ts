/** The sending pipeline: at most once per campaign and person, every outcome known or named. */
import type { SendRequest, SendSummary } from './send-request.ts';
import { Sender } from './sender.ts';

export type * from './send-request.ts';

/** Sends what the journal holds for a campaign until nothing is left, a limit is reached, or it is asked to stop. */
export async function sendMessages(request: SendRequest): Promise<SendSummary> {
  return await new Sender(request).run();
}
