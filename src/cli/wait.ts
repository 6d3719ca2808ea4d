/** Waiting for the end of a command that serves. */
import { EXIT } from './exit-codes.ts';
import type { Session } from './session.ts';

/** Resolves at Ctrl-C or SIGTERM; a second one leaves at once. */
export async function untilInterrupted(session: Session): Promise<void> {
  await new Promise<void>((resolve) => {
    let asked = false;
    session.io.onInterrupt(() => {
      if (asked) session.io.leave(EXIT.stopped);
      asked = true;
      resolve();
    });
  });
}
