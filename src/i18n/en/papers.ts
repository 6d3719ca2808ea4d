/** Words that all papers share, and those of the commands that write them; English. */
import { paperDossierEn } from './paper-dossier.ts';
import { paperIncidentsEn } from './paper-incidents.ts';
import { paperInterestsEn } from './paper-interests.ts';
import { paperProcessorsEn } from './paper-processors.ts';
import { paperProofEn } from './paper-proof.ts';
import { paperRecordEn } from './paper-record.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const papersEn = {
  commands: {
    out: 'folder for the files; .consend/papers by default',
    at: 'date the paper and count what is due as of this time; now by default',
    by: 'who makes the paper, as it is to stand in it',
    record: 'the entry in the record of processing activities (Art. 30 GDPR)',
  },
  said: {
    writing: 'Writing the paper',
    written: (file: string) => `Paper    ${file}`,
    data: (file: string) => `As JSON  ${file}`,
    complete: 'Nothing is missing in it.',
    missing: (count: number, text: string) =>
      `${text} ${s(count, 'detail is', 'details are')} missing; the page says what fills ${s(count, 'it', 'each')}:`,
    more: (text: string) => `and ${text} more`,
  },
  frame: {
    notice: 'Technical report, not a legal assessment.',
    missing: 'missing',
    fill: {
      config: 'a line in consend.yaml:',
      campaign: 'a line in the campaign’s file:',
      command: 'a command or option:',
      hand: 'to be written in by hand',
    },
    missingTitle: 'What is missing, and what fills it',
    detail: 'detail',
    fills: 'filled by',
    missingCount: (count: number, text: string) =>
      `${text} ${s(count, 'detail is', 'details are')} missing; the end of this paper says what fills ${s(count, 'it', 'them')}.`,
    complete: 'No detail is missing.',
    author: 'made by',
    policies: 'rules',
    policy: (name: string, day: string) => `policy ${name} (reviewed ${day})`,
    policyDigest: 'digest of the rules',
    checkpoint: 'checkpoint of the log',
    checkpointOf: (events: string) => `${events} ${events === '1' ? 'event' : 'events'}, root`,
    noCheckpoint: 'the log is empty',
    signature: 'signed checkpoint',
    key: 'its key',
    none: 'none',
  },
  record: paperRecordEn,
  proof: paperProofEn,
  processors: paperProcessorsEn,
  dossier: paperDossierEn,
  interests: paperInterestsEn,
  incidents: paperIncidentsEn,
};
