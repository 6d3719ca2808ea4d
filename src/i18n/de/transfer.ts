/** Wörter für das Einlesen von Einwilligungen in das Register und seine Ausgabe; deutsch. */
import type { transferEn } from '../en/transfer.ts';

const s = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const transferDe: typeof transferEn = {
  import: {
    about: 'nimmt Einwilligungen in Mengen auf; zweimal aufgerufen kommt nichts hinzu',
    file: 'CSV mit Einwilligungen; - ist die Standardeingabe',
    map: 'Namen von Spalten, die consend nicht selbst findet, wie purpose=zweck',
    dateFormat:
      'Schreibweise der Daten, die nicht ISO 8601 folgen, etwa DD.MM.YYYY, MM/DD/YYYY, D.M.YYYY HH:mm',
    rejects: 'Datei für unbrauchbare Zeilen, mit dem Grund; sonst DATEI.rejects.csv neben der Eingabe',
    dryRun: 'jede Zeile lesen und prüfen, nichts ins Register schreiben',
    actor: 'wer einliest (sonst CONSEND_ACTOR, sonst der Benutzer des Systems); steht im Vermerk darüber',
    fill: (column) => `${column} für Zeilen, die keine Angabe haben`,
  },
  export: {
    about:
      'das ganze Register: als CSV, das sich wieder einlesen lässt, oder als NDJSON, ein Ereignis je Zeile',
    format:
      'csv (sonst) oder ndjson: ein Ereignis je Zeile; mit --json ist es ndjson und läuft fort, außer --out nennt eine Datei',
    out: 'Zieldatei, nur für ihren Besitzer lesbar; sonst Standardausgabe',
    yes: 'eine vorhandene Datei überschreiben',
    overwrite: (file) => `${file} gibt es schon. Überschreiben?`,
    overwriteAction: (file) => `Das Überschreiben von ${file}`,
    start: 'Das Register wird ausgegeben',
    progress: (events, perSecond) =>
      `Ausgabe: ${events} ${events === '1' ? 'Ereignis' : 'Ereignisse'}   ${perSecond}/s`,
    done: (events, file) => `${events} ${events === '1' ? 'Ereignis' : 'Ereignisse'} ausgegeben nach ${file}`,
    doneToOutput: (events) => `${events} ${events === '1' ? 'Ereignis' : 'Ereignisse'} ausgegeben`,
    keysNeeded: (count, text) =>
      s(
        count,
        '1 Eintrag einer gelöschten Person ist ein Schlüssel-Hash: ein anderer Arbeitsordner kann ihn übernehmen, sobald die Zeile aus der hiesigen .consend/keys/suppression.key dort in dieselbe Datei eingefügt ist (einfügen, nicht die Datei ersetzen: das sperrte den anderen Arbeitsordner).',
        `${text} Einträge gelöschter Personen sind Schlüssel-Hashes: ein anderer Arbeitsordner kann sie übernehmen, sobald die Zeile aus der hiesigen .consend/keys/suppression.key dort in dieselbe Datei eingefügt ist (einfügen, nicht die Datei ersetzen: das sperrte den anderen Arbeitsordner).`,
      ),
  },
  dateFormat: 'eine Schreibweise aus YYYY, MM und DD (oder M und D) wie DD.MM.YYYY, oder excel, oder epoch',
  didYouMean: (name) => ` (ist ${name} gemeint?)`,
  start: (file) => `${file} wird eingelesen`,
  progress: (p) => `Einlesen: ${p.rows} Zeilen   ${p.perSecond}/s   noch ${p.left}`,
  done: (p) => `${p.rows} ${p.rows === '1' ? 'Zeile' : 'Zeilen'} gelesen in ${p.time} (${p.perSecond}/s)`,
  imported: (p) =>
    `${p.read} ${p.read === '1' ? 'Zeile' : 'Zeilen'}: ${p.added} aufgenommen · ${p.known} schon bekannt · ${p.refused} verweigert · ${p.rejected} unbrauchbar`,
  wouldImport: (p) =>
    `${p.read} ${p.read === '1' ? 'Zeile' : 'Zeilen'}: ${p.added} kämen hinzu · ${p.known} schon bekannt · ${p.refused} würden verweigert · ${p.rejected} unbrauchbar`,
  refused:
    'Verweigerte Zeilen brächten Personen zurück, die sich später abgemeldet haben; sie bleiben abgemeldet.',
  found: (code, rule, rows) => `${code}: ${rule} (${rows} ${rows === '1' ? 'Zeile' : 'Zeilen'})`,
  notChecked: (code, need, rows) =>
    `Nicht geprüft: ${code} ${need} (${rows} ${rows === '1' ? 'Zeile' : 'Zeilen'})`,
  stops: (count, text) =>
    s(
      count,
      '1 unbrauchbare Zeile ist eine Abmeldung, die nicht erfasst wurde.',
      `${text} unbrauchbare Zeilen sind Abmeldungen, die nicht erfasst wurden.`,
    ),
  stopsLost:
    'Abmeldungen (Widerrufe, Widersprüche …) konnten nicht erfasst werden; diese Personen könnten weiter angeschrieben werden. Diese Zeilen in der Datei mit den unbrauchbaren Zeilen berichtigen und vor dem nächsten Versand einlesen.',
  rejects: (file) => `Unbrauchbare und verweigerte Zeilen mit Grund: ${file}`,
  next: 'Weiter: dort berichtigen, dann aufrufen',
  dry: 'Probelauf: ins Register wurde nichts geschrieben.',
  wordings: (rows, text, names) =>
    s(
      rows,
      `1 Zeile nennt einen Wortlaut, der nicht in consend.yaml steht: ${names}. Sie wurde aufgenommen; ohne den Text ist die Einwilligung schwerer zu belegen.`,
      `${text} Zeilen nennen Wortlaute, die nicht in consend.yaml stehen: ${names}. Sie wurden aufgenommen; ohne den Text ist eine Einwilligung schwerer zu belegen.`,
    ),
  moreNames: (count) => ` und ${count} weitere`,
};
