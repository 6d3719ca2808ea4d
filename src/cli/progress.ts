/** Progress for people: a spinner on a terminal, a line at the start and the end elsewhere, nothing when quiet. Always on stderr. */
import type { Session } from './session.ts';

/** A piece of work that is under way. */
export interface Progress {
  /** Says how far it is; drawn at most ten times a second. */
  update(text: string): void;
  /** Ends it with a last line. */
  done(text?: string): void;
  /** Ends it without one. */
  stop(): void;
}

const DRAW_EVERY_MS = 100;

/** Starts showing progress. */
export async function startProgress(session: Session, text: string): Promise<Progress> {
  if (!session.isLively) {
    if (!session.globals.json) session.note(text);
    return {
      update: () => {},
      done: (last) => {
        if (last !== undefined && !session.globals.json) session.note(last);
      },
      stop: () => {},
    };
  }
  const { default: ora } = await import('ora');
  const color = session.color.level === 0 ? false : 'cyan';
  const spinner = ora({ text, color, stream: session.io.stderr, discardStdin: false }).start();
  let drawnAt = 0;
  return {
    update(next) {
      const now = session.clock.now();
      if (now - drawnAt < DRAW_EVERY_MS) return;
      drawnAt = now;
      spinner.text = next;
    },
    done(last) {
      if (last === undefined) spinner.stop();
      else spinner.succeed(last);
    },
    stop: () => {
      spinner.stop();
    },
  };
}
