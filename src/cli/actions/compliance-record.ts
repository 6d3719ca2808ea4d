import { recordOfProcessing } from '../../report/papers/record-of-processing.ts';
import { EXIT } from '../exit-codes.ts';
import { type PaperOptions, paperHead, paperPlace, publishPaper, sessionVoice } from '../paper-files.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

async function write(open: OpenWorkspace, options: PaperOptions): Promise<number> {
  const { store, workspace } = open;
  const head = await paperHead(open, options);
  const { people, events } = await store.ledger.size();
  const facts = {
    head,
    config: workspace.config,
    people,
    events,
    suppressions: await store.suppressions.count(),
  };
  const paper = recordOfProcessing(facts, sessionVoice(open));
  await publishPaper(open, paper, paperPlace(open, { paper, out: options.out }));
  return EXIT.ok;
}

/** `consend compliance record-of-processing`: the entry in the record of processing activities, as JSON and as a page. */
export async function runRecordOfProcessing(session: Session, options: PaperOptions): Promise<number> {
  return await withWorkspace(session, (open) => write(open, options));
}
