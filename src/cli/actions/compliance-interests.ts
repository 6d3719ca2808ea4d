import { interestNotes } from '../../report/papers/interests.ts';
import { EXIT } from '../exit-codes.ts';
import { type PaperOptions, paperHead, paperPlace, publishPaper, sessionVoice } from '../paper-files.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

async function write(open: OpenWorkspace, options: PaperOptions): Promise<number> {
  const facts = { head: await paperHead(open, options), config: open.workspace.config };
  const paper = interestNotes(facts, sessionVoice(open));
  await publishPaper(open, paper, paperPlace(open, { paper, out: options.out }));
  return EXIT.ok;
}

/** `consend compliance interests`: the notes that weigh legitimate interests, as JSON and as a page. */
export async function runInterests(session: Session, options: PaperOptions): Promise<number> {
  return await withWorkspace(session, (open) => write(open, options));
}
