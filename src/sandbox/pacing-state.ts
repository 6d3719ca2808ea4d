/** How far the watching of a template's or a portfolio's messages has come. */
export interface PacingState {
  /** Whether the first messages are watched and the others held until they did well. */
  isPaced: boolean;
  /** Accepted messages while it is watched. */
  messages: number;
  /** Virtual time at which held messages go out or are dropped; null while none are held. */
  verdictAt: number | null;
}

/** Nothing sent yet. */
export function newPacingState(isPaced: boolean): PacingState {
  return { isPaced, messages: 0, verdictAt: null };
}
