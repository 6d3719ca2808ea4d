/** Headline and next step of each error, by code; German. */

import type { ErrorParams } from '../../core/errors.ts';
import type { ApiErrorText } from '../en/api-errors.ts';
import type { errorsEn } from '../en/errors.ts';
import { apiErrorsDe } from './api-errors.ts';
import { approvalErrorsDe } from './approval.ts';
import { mediaDe } from './media.ts';

/** What the API's codes mean; a code inside a range has no text of its own here. */
const API_ERRORS: Readonly<Record<string, ApiErrorText | undefined>> = apiErrorsDe;

/** What an account's interface may lack. */
const API_PARTS: Readonly<Record<string, string>> = {
  templates: 'Vorlagen lesen',
  template: 'eine einzelne Vorlage nach ihrer Kennung',
  phoneNumber: 'die Rufnummer',
  account: 'das Konto',
  token: 'Auskunft über das Token',
  media: 'Medien hochladen',
  mediaItem: 'Medien nachschlagen',
  subscribedApps: 'Webhooks abonnieren',
  uploads: 'Beispiele für Vorlagen hochladen',
};

/** Why a store cannot be used, by the store's own code. */
const STORE_REASONS: Readonly<Record<string, string>> = {
  busy: 'wird gerade von einem anderen Programm benutzt',
  'read-only': 'ist schreibgeschützt',
  io: 'ist nicht zu erreichen, weil der Datenträger nicht antwortet',
  full: 'kann nicht wachsen, weil der Datenträger voll ist',
  'cannot-open': 'lässt sich nicht öffnen',
  outdated: 'hat eine ältere Version und ist nur lesend geöffnet',
  damaged: 'ist beschädigt',
  'not-a-store': 'ist kein Speicher von consend',
};
const storeReason = ({ path = 'Er', reason = '' }: ErrorParams): string => {
  const known = STORE_REASONS[String(reason)];
  return known === undefined ? `${path}: ${reason}` : `${path} ${known}`;
};

const KEY_TROUBLES: Readonly<Record<string, string>> = {
  unreadable: 'lässt sich nicht lesen',
  garbled: 'enthält keinen Schlüssel',
};
const keyTrouble = (reason: ErrorParams[string]): string => KEY_TROUBLES[String(reason)] ?? 'fehlt';

const MEDIA_FAULTS: Readonly<Record<string, (p: { readonly detail: string }) => string>> = mediaDe.faults;
const mediaFault = (reason: ErrorParams[string], detail: ErrorParams[string]): string =>
  MEDIA_FAULTS[String(reason)]?.({ detail: String(detail ?? '') }) ?? `${reason}`;

const list = (value: ErrorParams[string]): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

/** Eingaben eines Plans; was hier nicht steht, heißt überall gleich: Prüfungen, Optionen. */
const INPUTS: Readonly<Record<string, string>> = {
  campaign: 'Kampagne',
  recipients: 'Empfänger',
  template: 'Vorlage',
};
const inputs = (changed: ErrorParams[string]): string =>
  (Array.isArray(changed) ? changed : []).map((name) => INPUTS[name] ?? name).join(', ') || 'Register';

export const errorsDe: typeof errorsEn = {
  internal: {
    headline: ({ detail }) => `consend hat einen Fehler gemacht: ${detail}`,
    hint: () =>
      'Bitte mit der Ausgabe von --verbose melden. Nichts ist verloren; derselbe Befehl macht weiter.',
  },
  'usage.invalid': {
    headline: ({ detail }) => `${detail}`,
    hint: ({ command }) => `Hilfe: consend ${command ?? ''} --help`.replace('  ', ' '),
  },
  'usage.confirmation-needed': {
    headline: ({ action }) =>
      `${action}: dafür braucht es ein Ja, und hier ist kein Terminal, an dem gefragt werden könnte.`,
    hint: ({ flag }) => `Wenn es so gewollt ist: ${flag}`,
  },
  'workspace.missing': {
    headline: ({ cwd }) => `In ${cwd} und den Ordnern darüber gibt es keine consend.yaml.`,
    hint: () =>
      'In den Arbeitsordner wechseln, ihn mit -C DIR nennen, oder erst ausprobieren: consend demo --keep mein-ordner',
  },
  'workspace.exists': {
    headline: ({ dir }) => `${dir} ist nicht leer; nichts wurde überschrieben.`,
    hint: () => 'Einen neuen oder leeren Ordner nennen.',
  },
  'file.missing': {
    headline: ({ file }) => `${file} gibt es nicht.`,
    hint: () =>
      'Pfad prüfen; relative Pfade beginnen bei der Datei, die sie nennt, oder im Ordner, in dem Sie sind.',
  },
  'file.unreadable': {
    headline: ({ file, detail, reason }) => `${file} lässt sich nicht lesen: ${detail ?? reason}`,
    hint: () => 'Datei und Rechte prüfen.',
  },
  'file.unwritable': {
    headline: ({ file, detail }) => `${file} lässt sich nicht schreiben: ${detail}`,
    hint: () => 'Freien Platz und Rechte prüfen, dann den Befehl wiederholen.',
  },
  'config.invalid': {
    headline: ({ file }) => `${file} enthält Fehler; nichts wurde getan.`,
    hint: () =>
      'Die oben genannten Stellen berichtigen. Editoren prüfen die Datei mit dem Schema aus der ersten Zeile.',
  },
  'config.secret-in-clear': {
    headline: ({ file, path }) => `${file}: ${path} enthält ein Geheimnis im Klartext.`,
    hint: ({ variable }) =>
      `Dort \${env:${variable}} schreiben und den Wert in .env oder die Umgebung setzen. War die Datei je in anderen Händen, das Geheimnis ersetzen.`,
  },
  'config.variable-missing': {
    headline: ({ variable, path }) =>
      `Die Umgebungsvariable ${variable} ist nicht gesetzt; ${path} braucht sie.`,
    hint: ({ variable }) => `${variable} in der Umgebung oder in der .env des Arbeitsordners setzen.`,
  },
  'campaign.invalid': {
    headline: ({ file }) => `${file} enthält Fehler; nichts wurde gesendet.`,
    hint: () => 'Die oben genannten Stellen berichtigen.',
  },
  'policy-test.invalid': {
    headline: ({ file }) => `${file} enthält Fehler; nichts wurde getestet.`,
    hint: () => 'Die oben genannten Stellen berichtigen. Beispiele: examples/policies/ von consend.',
  },
  'campaign.unknown': {
    headline: ({ campaign }) => `Eine Kampagne ${campaign} ist hier nicht bekannt.`,
    hint: ({ known, suggestion }) =>
      list(known) === ''
        ? 'Aus diesem Arbeitsordner wurde noch nichts gesendet.'
        : `${suggestion === undefined ? '' : `Ist ${suggestion} gemeint? `}Bekannt: ${list(known)}`,
  },
  'campaign.occurrence-invalid': {
    headline: ({ occurrence, id }) => `"${occurrence}" ist kein Durchgang von ${id}.`,
    hint: ({ subject, example }) =>
      example === undefined
        ? `Die id von ${subject} hat keinen Zeitraum ({yyyy} {mm} {dd} {ww}), es gibt also nur einen: --occurrence weglassen.`
        : `Er heißt so, wie consend status ihn zeigt: ${example}`,
  },
  'campaign.not-begun': {
    headline: ({ campaign }) => `Von ${campaign} wurde noch nichts gesendet.`,
    hint: () => 'Was wo steht: consend status',
  },
  'campaign.paused': {
    headline: ({ campaign }) => `${campaign} ist angehalten; es wurde nichts gesendet.`,
    hint: ({ campaign }) => `Weitergehen lassen: consend resume ${campaign}`,
  },
  'campaign.cancelled': {
    headline: ({ campaign }) => `${campaign} ist abgebrochen; davon wird nichts mehr gesendet.`,
    hint: () =>
      'Das bleibt so. Wer noch nichts bekommen hat, kann mit einer Kampagne unter anderer id erreicht werden.',
  },
  'campaign.once-changed': {
    headline: ({ campaign, once }) =>
      once === 'person'
        ? `${campaign} ging bisher einmal an jede Person und kann nicht einmal je Schlüssel weitergehen.`
        : `${campaign} ging bisher einmal je Schlüssel und kann nicht einmal an jede Person weitergehen.`,
    hint: () =>
      'Wer was schon hat, wäre nicht mehr zu erkennen. „once:“ zurückstellen oder der Kampagne eine andere id geben.',
  },
  'csv.empty': {
    headline: ({ file }) => `${file} hat keine Zeilen.`,
    hint: () => 'Die erste Zeile muss die Spaltennamen enthalten, danach kommen die Personen.',
  },
  'file.address-book': {
    headline: ({ file, kind }) =>
      `${file} ist ein Adressbuch oder die Sicherung eines Telefons (${kind}). So etwas liest consend nicht.`,
    hint: () =>
      'Wer im Adressbuch steht, hat in nichts eingewilligt. Bitte eine CSV-Datei der Personen ausgeben, die es getan haben, mit Wann und Wie: consend consent import --help',
  },
  'csv.workbook': {
    headline: ({ file, kind }) => `${file} ist eine Tabelle (${kind}), keine CSV-Datei.`,
    hint: () =>
      'In der Tabelle die Spalte mit den Nummern als Text formatieren, dann Datei › Speichern unter › CSV (UTF-8), und diese Datei angeben.',
  },
  'csv.phone-column-missing': {
    headline: ({ file, columns }) =>
      `${file}: Keine Spalte sieht nach einer Telefonnummer aus. Ihre Spalten: ${list(columns)}`,
    hint: () => 'Nennen: columns: { phone: … } in der Kampagne oder --phone SPALTE.',
  },
  'csv.phone-column-ambiguous': {
    headline: ({ file, candidates }) =>
      `${file}: Mehrere Spalten könnten die Telefonnummer sein: ${list(candidates)}`,
    hint: ({ line }) => `Festlegen: ${line}`,
  },
  'csv.column-missing': {
    headline: ({ file, column, columns }) =>
      `${file ?? 'Die Datei'} hat keine Spalte „${column}“. Ihre Spalten: ${list(columns)}`,
    hint: ({ suggestion }) =>
      suggestion ? `Ist ${suggestion} gemeint?` : 'Namen berichtigen oder Spalte ergänzen.',
  },
  'csv.columns-duplicate': {
    headline: ({ file, columns }) => `${file}: Diese Spaltennamen stehen doppelt: ${list(columns)}`,
    hint: () => 'Jeder Spalte einen eigenen Namen geben.',
  },
  'recipients.unusable': {
    headline: ({ invalid, read, percent }) =>
      `${invalid} von ${read} Zeilen (${percent} %) sind unbrauchbar; nichts wurde gesendet.`,
    hint: ({ first, rejects }) =>
      `${first} Die Zeilen stehen in ${rejects}. --accept-invalid macht ohne sie weiter.`,
  },
  'template.unknown': {
    headline: ({ name }) => `Die Vorlage ${name} ist hier nicht bekannt.`,
    hint: ({ known, suggestion }) =>
      `${suggestion === undefined ? '' : `Meinten Sie ${suggestion}? `}${list(known) === '' ? 'Es wurden noch keine Vorlagen gelesen' : `Bekannt: ${list(known)}`}. Neu lesen: consend templates sync`,
  },
  'template.language-unknown': {
    headline: ({ name, language }) => `Die Vorlage ${name} gibt es nicht in der Sprache ${language}.`,
    hint: ({ known }) => `Ihre Sprachen: ${list(known)}. Neu lesen: consend templates sync`,
  },
  'recipients.row-missing': {
    headline: ({ file, row, rows, last }) =>
      Number(rows) === 0
        ? `${file} hat keine Zeilen.`
        : last === undefined
          ? `In ${file} beginnt kein Datensatz auf Zeile ${row}.`
          : `${file} endet mit dem Datensatz auf Zeile ${last}; Zeile ${row} liegt dahinter.`,
    hint: ({ near, rows }) =>
      `${rows} ${Number(rows) === 1 ? 'Datensatz' : 'Datensätze'} gelesen. ${list(near) === '' ? 'Zeile 1 ist die Kopfzeile.' : `Die nächsten: Zeile ${list(near)}. Zeile 1 ist die Kopfzeile.`}`,
  },
  'template.parameters-invalid': {
    headline: ({ file, template }) => `${file} passt nicht zur Vorlage ${template}; nichts wurde gesendet.`,
    hint: ({ template }) =>
      `Die oben genannten Stellen berichtigen oder die Vorlage ansehen: consend templates show ${template}`,
  },
  'media.missing': {
    headline: ({ file, reason, detail }) =>
      `Die Datei ${file} lässt sich nicht senden: ${mediaFault(reason, detail)}.`,
    hint: () =>
      'Dorthin legen, wo Kampagne oder Zeile sie nennen, dann erneut ausführen; gesendet wurde nichts.',
  },
  'media.changed': {
    headline: ({ file }) => `${file} ist nicht mehr die Datei, mit der geplant wurde.`,
    hint: () => 'Neu planen, ansehen, dann senden: consend plan KAMPAGNE.yaml. Gesendet wurde nichts.',
  },
  'media.upload-failed': {
    headline: ({ file, detail }) => `${file} ließ sich nicht hochladen: ${detail}`,
    hint: ({ code }) =>
      code === undefined
        ? 'Gesendet wurde nichts. Den Befehl erneut ausführen.'
        : `Gesendet wurde nichts. Was der Code bedeutet: consend error ${code}`,
  },
  'template.exists': {
    headline: ({ name, language, status }) =>
      `${name} (${language}) gibt es schon (Stand: ${status}); nichts wurde eingereicht.`,
    hint: ({ name, file }) =>
      `Den Inhalt ersetzen: consend templates submit ${file} --edit\nAnsehen, was darin steht: consend templates show ${name}`,
  },
  'template.not-editable': {
    headline: ({ name, language, status, reason }) =>
      reason === 'category'
        ? `${name} (${language}) ist freigegeben, also bleibt die Kategorie; der Entwurf hat eine andere.`
        : `${name} (${language}) lässt sich im Stand ${status} nicht ändern.`,
    hint: ({ reason }) =>
      reason === 'category'
        ? 'Dem Entwurf die Kategorie der Vorlage geben oder ihn unter anderem Namen einreichen.'
        : 'Ändern lassen sich nur freigegebene, abgelehnte und pausierte Vorlagen. Die Prüfung abwarten oder den Entwurf unter anderem Namen einreichen.',
  },
  'template.submit-unknown': {
    headline: ({ name, language, detail }) =>
      `Keine Antwort sagt, ob ${name} (${language}) angenommen wurde: ${detail}`,
    hint: ({ name }) =>
      `Der Entwurf ist unverändert. Vor dem nächsten Versuch nachsehen, ob es die Vorlage gibt: consend templates status ${name}`,
  },
  'plan.missing': {
    headline: ({ plan }) => `Einen Plan ${plan} gibt es zu dieser Kampagne nicht.`,
    hint: ({ known }) =>
      list(known) === '' ? 'Einen anlegen: consend plan KAMPAGNE.yaml' : `Vorhandene Pläne: ${list(known)}`,
  },
  'plan.damaged': {
    headline: ({ file, detail }) => `${file} ist nicht mehr, wie es geschrieben wurde: ${detail}`,
    hint: () => 'Neuen Plan anlegen: consend plan KAMPAGNE.yaml',
  },
  ...approvalErrorsDe,
  'plan.stale': {
    headline: ({ changed, earlier }) =>
      earlier === undefined
        ? `Seit diesem Plan haben sich seine Eingaben geändert: ${inputs(changed)}. Nichts wurde gesendet.`
        : 'Seit dem früheren Lauf dieser Kampagne hat sich ihre Vorlage geändert. Jetzt wurde nichts gesendet.',
    hint: ({ template, since, file, plan }) => {
      const review =
        plan === undefined
          ? 'Neuen Plan anlegen und prüfen: consend plan KAMPAGNE.yaml'
          : `Wenn das so gewollt ist, den neuen Plan prüfen und senden: consend send ${file} --plan ${plan}`;
      return template === undefined
        ? review
        : `Alle Änderungen: consend templates diff ${template} --stored --since ${since}\n${review}`;
    },
  },
  'plan.blocked': {
    headline: ({ campaign }) => `In ${campaign} darf niemand angeschrieben werden; nichts wurde gesendet.`,
    hint: () => 'Die Gründe stehen im Bericht; jeder nennt, was davon befreit.',
  },
  'test.unlisted': {
    headline: ({ number, file }) => `${number} ist keine Testnummer in ${file}; nichts wurde gesendet.`,
    hint: ({ line, file }) => `Ist es die eigene? Dann in ${file} eintragen: ${line}`,
  },
  'test.stopped': {
    headline: ({ number, reason }) =>
      `${number} darf nicht angeschrieben werden (${reason}); es wurde kein Test gesendet.`,
    hint: () => 'Mit dieser Nummer hat jemand Nein gesagt. Was und wann: consend consent show NUMMER',
  },
  'test.nothing': {
    headline: ({ campaign }) => `Keine Zeile von ${campaign} darf gesendet werden, es gibt nichts zu testen.`,
    hint: ({ file }) => `Warum, zeigt: consend plan ${file}`,
  },
  'test.not-now': {
    headline: ({ reason }) => `Es wurde kein Test gesendet: ${reason}.`,
    hint: () => 'Eine Kampagne bliebe am selben Grund stehen. Erst beheben, dann den Befehl wiederholen.',
  },
  'run.locked': {
    headline: ({ what }) => `Ein anderer Lauf hält ${what}.`,
    hint: () => 'Sein Ende abwarten (--wait) oder nachsehen: consend status',
  },
  'run.interrupted': {
    headline: () => 'Unterbrochen, bevor etwas gesendet oder geändert wurde.',
    hint: () => 'Den Befehl wiederholen; nichts ist verloren.',
  },
  'webhook.cannot-listen': {
    headline: ({ host, port, detail }) => `Auf ${host}:${port} lässt sich nicht warten: ${detail}`,
    hint: () => 'Mit --host eine Adresse dieses Rechners wählen, mit --port einen Port.',
  },
  'store.unavailable': {
    headline: (params) => `Der Speicher ist nicht benutzbar: ${storeReason(params)}`,
    hint: () => 'Freien Platz, Rechte und andere Programme prüfen. Was erfasst wurde, ist sicher.',
  },
  'store.newer': {
    headline: ({ version, supported }) =>
      `Der Speicher stammt von einem neueren consend (Version ${version}, dieses kennt ${supported}).`,
    hint: () => 'consend aktualisieren.',
  },
  'store.driver-missing': {
    headline: () => 'Kein SQLite-Treiber lässt sich laden.',
    hint: () =>
      'Node 24 oder neuer verwenden oder better-sqlite3 für dieses Node einrichten: npm rebuild better-sqlite3',
  },
  'store.damaged': {
    headline: (params) => `Die Datenbank ist nicht brauchbar: ${storeReason(params)}`,
    hint: () =>
      'Eine Sicherung einspielen: consend store restore DATEI. Nicht weiter in diese Datei schreiben.',
  },
  'ledger.tampered': {
    headline: ({ detail }) => `Das Register hält der Prüfung nicht stand: ${detail}`,
    hint: () =>
      'Darauf darf nichts gesendet werden. Mit der letzten Sicherung und den ausgelagerten Prüfpunkten vergleichen.',
  },
  'ledger.key-missing': {
    headline: ({ file, reason }) =>
      `Der Schlüssel des Registers ${file} ${keyTrouble(reason)}; es kann nichts erfasst und nichts gesendet werden.`,
    hint: () =>
      'Den Ordner .consend/keys aus der Sicherung zurückholen. Schlüssel entstehen nie von selbst neu: das würde einen Bruch im Protokoll verdecken.',
  },
  'ledger.key-foreign': {
    headline: ({ file }) =>
      `Der Schlüssel ${file} ist nicht der, der dieses Register bisher unterschrieben hat.`,
    hint: () => 'Das richtige .consend/keys neben diese Datenbank legen; beide gehören zusammen.',
  },
  'suppression.key-missing': {
    headline: ({ key }) => `Die Sperrliste wurde mit dem Schlüssel ${key} angelegt, und der fehlt.`,
    hint: () =>
      '.consend/keys aus der Sicherung zurückholen: ohne ihn würden gelöschte Personen nicht erkannt.',
  },
  'wording.changed': {
    headline: ({ wording, file }) =>
      `Der Text von ${wording}${file ? ` (${file})` : ''} ist nicht der, dem zugestimmt wurde.`,
    hint: () =>
      'Den alten Text zurückholen und den neuen in consend.yaml unter einer neuen Version eintragen.',
  },
  'wording.unknown': {
    headline: ({ wording, known }) =>
      `consend.yaml führt keinen Wortlaut ${wording}.${list(known) === '' ? '' : ` Geführt werden: ${list(known)}`}`,
    hint: () =>
      'Den Text in consend.yaml unter wordings: eintragen oder einen vorhandenen nennen, als id@version.',
  },
  'wording.not-utf-8': {
    headline: ({ file }) =>
      `${file} ist nicht in UTF-8 geschrieben; welche Buchstaben zu lesen waren, ließe sich später nicht sagen.`,
    hint: () => 'Den Text als UTF-8 speichern, dann den Befehl erneut ausführen.',
  },
  'proof.unreadable': {
    headline: ({ file }) => `${file} ist kein Nachweis, den consend geschrieben hat.`,
    hint: () => 'Eine Datei nennen, die consend consent prove geschrieben hat.',
  },
  'proof.invalid': {
    headline: ({ file }) => `${file} beweist nicht, was darin steht.`,
    hint: () =>
      'Die Datei wurde nach ihrer Entstehung geändert. Einen neuen Nachweis aus dem Register selbst verlangen.',
  },
  'checkpoint.unreadable': {
    headline: ({ file }) => `${file} ist kein Prüfpunkt.`,
    hint: () =>
      'Ein Prüfpunkt ist eine unterschriebene Notiz aus wenigen Zeilen: Herkunft, Größe, Wurzel, Unterschrift. Ausgeben mit consend consent checkpoint.',
  },
  'checkpoint.altered': {
    headline: ({ file }) =>
      `${file} wurde verändert: Die Unterschrift nennt den Schlüssel dieses Registers und passt nicht zum Text.`,
    hint: () =>
      'Gegen das Register sagt das nichts. Eine andere Kopie des Prüfpunkts nehmen, so wie er ausgegeben wurde.',
  },
  'checkpoint.unknown': {
    headline: ({ size }) => `Bei genau ${size} Ereignissen wurde das Register nie unterschrieben.`,
    hint: ({ nearest }) =>
      nearest === undefined
        ? 'Einen früheren Prüfpunkt gibt es nicht; ohne --since prüfen.'
        : `Der letzte Prüfpunkt davor liegt bei ${nearest}: --since ${nearest}`,
  },
  'ledger.empty': {
    headline: () => 'Das Register ist leer: Noch ist nichts unterschrieben.',
    hint: () => 'Zuerst Einwilligungen eintragen oder einlesen: consend consent import DATEI.csv',
  },
  'person.unknown': {
    headline: ({ number }) => `Das Register kennt niemanden hinter ${number}.`,
    hint: () => 'Die Nummer prüfen; consend consent list zeigt, wer bekannt ist.',
  },
  'date-format.needed': {
    headline: ({ column, examples, given }) =>
      given === undefined
        ? `Die Daten in der Spalte ${column} sind nicht nach ISO 8601 geschrieben: ${list(examples)}. Welcher Teil der Tag ist, wird nie geraten; nichts wurde aufgenommen.`
        : `Die Daten in der Spalte ${column} passen nicht zu --date-format ${given}: ${list(examples)}. Nichts wurde aufgenommen.`,
    hint: ({ suggestion }) =>
      `Angeben, wie sie gemeint sind: --date-format ${String(suggestion ?? 'DD.MM.YYYY').includes(' ') ? `"${suggestion}"` : (suggestion ?? 'DD.MM.YYYY')}${suggestion === 'excel' || suggestion === 'epoch' ? '' : ' (oder MM/DD/YYYY, D.M.YYYY HH:mm, …)'}`,
  },
  'export.interrupted': {
    headline: () => 'Angehalten, bevor die Ausgabe vollständig war; es wurde keine Datei geschrieben.',
    hint: () => 'Denselben Befehl noch einmal aufrufen: eine Ausgabe beginnt von vorn.',
  },
  'import.interrupted': {
    headline: ({ rows }) => `Nach ${rows} Zeilen angehalten; was bis dahin gelesen wurde, ist aufgenommen.`,
    hint: () =>
      'Denselben Befehl noch einmal aufrufen, dann geht es weiter: schon aufgenommene Zeilen sind bekannt und werden übergangen.',
  },
  'file.exists': {
    headline: ({ file }) => `${file} gibt es schon; nichts wurde überschrieben.`,
    hint: () => 'Eine andere Datei nennen oder diese vorher entfernen.',
  },
  'backup.unusable': {
    headline: ({ file, detail }) => `${file} lässt sich nicht wiederherstellen: ${detail}`,
    hint: () => 'Nichts wurde geändert. Eine Datei nennen, die consend store backup geschrieben hat.',
  },
  'api.unavailable': {
    headline: ({ detail }) => `Die API ist nicht erreichbar: ${detail}`,
    hint: () => 'Nichts ist verloren. Netz und provider.baseUrl prüfen, dann den Befehl wiederholen.',
  },
  'api.unexpected': {
    headline: ({ detail }) => `Die API hat etwas Unerwartetes geantwortet: ${detail}`,
    hint: () => 'provider.baseUrl und provider.apiVersion prüfen; der Befehl darf wiederholt werden.',
  },
  'api.refused': {
    headline: ({ code, title, detail }) =>
      `Die API hat abgelehnt: ${[`${code} ${title ?? ''}`.trim(), ...(detail ? [detail] : [])].join(': ')}`,
    hint: ({ code }) => {
      const action = API_ERRORS[String(code)]?.action;
      return action === undefined
        ? 'Token, Kennungen und Rechte in consend.yaml prüfen.'
        : `${action}\nMehr dazu: consend error ${code}`;
    },
  },
  'api.endless': {
    headline: () => 'Die Liste der Vorlagen hat kein Ende: Die API gibt immer wieder dieselben Seiten.',
    hint: () =>
      'Die letzte gute Kopie der Vorlagen bleibt. Den Befehl später wiederholen; bleibt es dabei, dem Anbieter melden.',
  },
  'api.throttled': {
    headline: ({ minutes }) =>
      `Die Verwaltungsaufrufe des Kontos für diese Stunde sind verbraucht; es wurde nichts gefragt. Es dauert noch etwa ${minutes} Minuten.`,
    hint: () =>
      'Der Versand ist nicht betroffen. Den Befehl dann erneut ausführen und nachsehen, was das Konto sonst noch nutzt: consend error 80007',
  },
  'api.unsupported': {
    headline: ({ provider, what }) =>
      `Der Anbieter ${provider} hat dafür keine Schnittstelle: ${API_PARTS[String(what)] ?? what}.`,
    hint: () =>
      'In der Oberfläche des Anbieters erledigen. Bei provider.kind: compatible lässt sich unter provider.paths ein Pfad setzen.',
  },
  'webhook.secret-missing': {
    headline: () => 'Kein App-Geheimnis gesetzt: Webhooks ließen sich fälschen.',
    hint: () =>
      'provider.appSecret: ${env:WHATSAPP_APP_SECRET} setzen; nur zum Ausprobieren auf diesem Rechner: --insecure',
  },
  'webhook.port-in-use': {
    headline: ({ port }) => `Port ${port} ist belegt.`,
    hint: () => 'Mit --port einen anderen wählen.',
  },
  'sandbox.profile-invalid': {
    headline: ({ file }) => `${file} ist kein brauchbares Sandbox-Profil.`,
    hint: () => 'Die oben genannten Stellen berichtigen.',
  },
};
