import { incidentsOf } from '../../core/incident.ts';
import { accountFindings } from '../../pipeline/shared-checks.ts';
import { processorRegister } from '../../report/papers/processors.ts';
import { EXIT } from '../exit-codes.ts';
import { type PaperOptions, paperHead, paperPlace, publishPaper, sessionVoice } from '../paper-files.ts';
import type { Session } from '../session.ts';
import { lookAround } from '../surroundings.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

async function write(open: OpenWorkspace, options: PaperOptions): Promise<number> {
  const { store, workspace } = open;
  const head = await paperHead(open, options);
  const inboxAt = await store.webhooks.lastAt();
  const surroundings = await lookAround(open, {});
  const now = head.madeAt;
  const facts = {
    head,
    duties: accountFindings({ workspace: workspace.config, inboxAt, surroundings, now }).duties,
    config: workspace.config,
    documents: surroundings.documents,
    incidents: incidentsOf(await store.incidents.entries()),
  };
  const paper = processorRegister(facts, sessionVoice(open));
  await publishPaper(open, paper, paperPlace(open, { paper, out: options.out }));
  return EXIT.ok;
}

/** `consend compliance processors`: the register of processors with all that is due, as JSON and as a page. */
export async function runProcessors(session: Session, options: PaperOptions): Promise<number> {
  return await withWorkspace(session, (open) => write(open, options));
}
