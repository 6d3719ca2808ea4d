/** Words that all papers share, and those of the commands that write them; German. */
import type { papersEn } from '../en/papers.ts';
import { paperDossierDe } from './paper-dossier.ts';
import { paperIncidentsDe } from './paper-incidents.ts';
import { paperInterestsDe } from './paper-interests.ts';
import { paperProcessorsDe } from './paper-processors.ts';
import { paperProofDe } from './paper-proof.ts';
import { paperRecordDe } from './paper-record.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const papersDe: typeof papersEn = {
  commands: {
    out: 'Ordner für die Dateien; sonst .consend/papers',
    at: 'das Papier auf diese Zeit datieren und Fristen danach rechnen; sonst jetzt',
    by: 'wer das Papier erstellt, so wie es darin stehen soll',
    record: 'der Eintrag im Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)',
  },
  said: {
    writing: 'Das Papier wird geschrieben',
    written: (file) => `Papier   ${file}`,
    data: (file) => `Als JSON ${file}`,
    complete: 'Es fehlt nichts darin.',
    missing: (count, text) =>
      `${text} ${s(count, 'Angabe fehlt', 'Angaben fehlen')}; die Seite nennt, was ${s(count, 'sie', 'jede')} ergänzt:`,
    more: (text) => `und ${text} weitere`,
  },
  frame: {
    notice: 'Technischer Bericht, keine rechtliche Bewertung.',
    missing: 'fehlt',
    fill: {
      config: 'eine Zeile in consend.yaml:',
      campaign: 'eine Zeile in der Datei der Kampagne:',
      command: 'ein Befehl oder eine Option:',
      hand: 'von Hand einzutragen',
    },
    missingTitle: 'Was fehlt und was es ergänzt',
    detail: 'Angabe',
    fills: 'ergänzt durch',
    missingCount: (count, text) =>
      `${text} ${s(count, 'Angabe fehlt', 'Angaben fehlen')}; am Ende steht, was ${s(count, 'sie', 'jede')} ergänzt.`,
    complete: 'Es fehlt keine Angabe.',
    author: 'erstellt von',
    policies: 'Regeln',
    policy: (name, day) => `Regelwerk ${name} (geprüft am ${day})`,
    policyDigest: 'Prüfsumme der Regeln',
    checkpoint: 'Prüfpunkt des Protokolls',
    checkpointOf: (events) => `${events} ${events === '1' ? 'Ereignis' : 'Ereignisse'}, Wurzel`,
    noCheckpoint: 'das Protokoll ist leer',
    signature: 'unterschriebener Prüfpunkt',
    key: 'sein Schlüssel',
    none: 'keine',
  },
  record: paperRecordDe,
  proof: paperProofDe,
  processors: paperProcessorsDe,
  dossier: paperDossierDe,
  interests: paperInterestsDe,
  incidents: paperIncidentsDe,
};
