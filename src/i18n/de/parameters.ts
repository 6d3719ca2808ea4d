/** Wörter über das, was Vorlagen füllt; Deutsch. */
import type { CampaignFault, parametersEn } from '../en/parameters.ts';

const n = (value: string | number | undefined): string => new Intl.NumberFormat('de').format(Number(value));
const pair = ({ subject }: CampaignFault): string[] => subject.split('/');

export const parametersDe: typeof parametersEn = {
  campaign: {
    'parameter-unmapped': ({ subject }) => `die Variable {{${subject}}} der Vorlage hat hier keinen Wert`,
    'parameter-unused': ({ subject }) => `die Vorlage hat keine Variable {{${subject}}}`,
    'parameters-named': ({ subject }) =>
      `die Variablen der Vorlage haben Namen, keine Positionen: ${subject}`,
    'parameters-positional': ({ subject }) =>
      `die Variablen der Vorlage haben Positionen, keine Namen: ${subject}`,
    'header-missing': ({ subject }) => `die Kopfzeile der Vorlage (${subject}) braucht einen Wert`,
    'header-unused': ({ subject }) => `die Vorlage ${subject} hat keine Kopfzeile, die zu füllen wäre`,
    'header-kind': ({ subject }) => `die Kopfzeile der Vorlage ist von der Art ${subject}`,
    'header-unknown': ({ subject }) =>
      `die Kopfzeile der Vorlage (${subject}) kann consend nicht füllen; bitte eine andere Vorlage nehmen`,
    'header-gif': ({ subject }) =>
      `GIF-Kopfzeilen gehen nur über die Marketing Messages API hinaus: provider.marketingApi: true in consend.yaml setzen, wenn das Konto dafür eingerichtet ist; ${subject} muss eine Marketing-Vorlage sein`,
    'media-source': () => 'braucht genau eines von link, id und file',
    'button-unmapped': ({ subject }) => `Knopf ${subject} der Vorlage braucht einen Wert`,
    'button-unused': ({ subject }) => `die Vorlage hat keinen Knopf ${subject}, der einen Wert nimmt`,
    'button-kind': ({ subject }) => `Knopf ${subject} der Vorlage nimmt Werte anderer Art`,
    'button-unknown': ({ subject }) =>
      `einen Knopf der Art ${subject} kann consend nicht füllen; bitte eine andere Vorlage nehmen`,
    'component-unknown': ({ subject }) =>
      `den Teil ${subject} der Vorlage kann consend nicht füllen; bitte eine andere Vorlage nehmen`,
    'products-count': (p) => {
      const [sections, products] = pair(p);
      return `hat ${sections} Abschnitte mit ${products} Produkten; erlaubt sind 10 Abschnitte und 30 Produkte`;
    },
    'order-incomplete': ({ subject }) => `es fehlt ${subject}`,
    'code-missing': () => 'die Vorlage ist für Einmalpasswörter und braucht den Code',
    'code-unused': ({ subject }) => `die Vorlage ${subject} ist nicht für Einmalpasswörter`,
    'code-alone': () => 'eine Vorlage für Einmalpasswörter nimmt allein den Code',
    'offer-missing': () => 'die Vorlage hat ein Angebot, das endet; hier fehlt, wann',
    'offer-unused': () => 'die Vorlage hat kein Angebot, das endet',
    'cards-missing': ({ subject }) => `die Vorlage hat ${subject} Karten, die Werte brauchen`,
    'cards-unused': () => 'die Vorlage hat keine Karten',
    'cards-count': (p) => {
      const [given, own] = pair(p);
      return `hat ${given} ${given === '1' ? 'Karte' : 'Karten'}; die Vorlage hat ${own}, und jede braucht ihre Werte`;
    },
    'format-needs': ({ subject }) => `zu diesem Format gehört ${subject}`,
    'format-unused': ({ subject }) => `${subject} hat hier keine Bedeutung: dieses Format nimmt es nicht`,
    'format-input': () =>
      'ist keine Schreibweise von Daten; möglich sind DD.MM.YYYY, MM/DD/YYYY, D.M.YYYY HH:mm, excel und epoch',
    'send-format': ({ subject }) =>
      subject === 'currency'
        ? 'geht nur zusammen mit `as: currency`'
        : 'geht nur zusammen mit `as: date` oder `as: date-time`',
    'send-place': () => 'geht nur im Text von Vorlagen, deren Variablen Positionen haben',
    'value-missing': () => 'ist leer',
    'value-refused': ({ why }) => why,
  },
  reasons: {
    'new-line': () => 'enthält einen Zeilenumbruch',
    tab: () => 'enthält einen Tabulator',
    spaces: () => 'enthält mehr als vier Leerzeichen hintereinander',
    characters: () => 'enthält ein halbes Zeichen: die Datei wurde beim Speichern beschädigt',
    'too-long': ({ length, filled, most }) =>
      filled === undefined
        ? `hat ${n(length)} Zeichen; erlaubt sind ${n(most)}`
        : `ergibt mit dem Text der Vorlage ${n(filled)} Zeichen; erlaubt sind ${n(most)}`,
    'number-invalid': () => 'ist keine Zahl',
    'number-ambiguous': () =>
      'kann Tausender oder Nachkommastellen meinen (1.234); eindeutig ist 1234 oder 1,2340, oder beides zusammen',
    'number-precision': () => 'hat mehr Nachkommastellen als die Währung',
    'number-too-large': () => 'hat mehr Stellen, als sich genau darstellen lassen',
    'currency-other': () => 'nennt eine andere Währung als die Kampagne',
    'date-invalid': () => 'ist kein Datum (2026-12-24, 2026-12-24T18:00)',
    'date-other-notation': () =>
      'ist ein Datum in anderer Schreibweise: bitte mit `input:` nennen (DD.MM.YYYY, MM/DD/YYYY)',
    'date-two-digit-year': () => 'hat ein Jahr mit zwei Stellen',
    'date-excel-serial': () => 'ist ein Datum, wie Excel es zählt: `input: excel`',
    'date-epoch': () => 'ist eine Zeit in Sekunden seit 1970: `input: epoch`',
    'date-no-such-day': () => 'ist ein Tag, den es nicht gibt',
    'date-no-such-time': () => 'ist eine Uhrzeit, die es nicht gibt',
    'time-missing': () => 'hat keine Uhrzeit',
    'whole-address': () =>
      'ist eine ganze Adresse; ihren Anfang hat die Vorlage, hierher gehört nur das Ende',
    'id-invalid': () => 'ist keine Medien-ID (nur Ziffern)',
    'degrees-invalid': () => 'ist kein Breitengrad (-90 bis 90) oder Längengrad (-180 bis 180)',
    'minutes-invalid': ({ least, most }) => `ist keine Zahl von Minuten zwischen ${n(least)} und ${n(most)}`,
    'offer-past': () => 'ist vorbei, bevor die Nachricht hinausgehen kann',
    'request-too-large': () => 'ist zu groß, um gesendet zu werden',
    'media-unknown': () => 'nennt eine Datei, die nicht angesehen wurde',
  },
  groups: {
    same: (what, people, row) => `${what} (${people}, zuerst Zeile ${row})`,
    example: (what, people, row) => `${what} (Zeile ${row}; insgesamt ${people})`,
    more: (count) => `und ${count} weitere im Bericht`,
    fallback: (people, language, wanted) =>
      `für ${people} springt ${language} ein, weil der Vorlage ihre Sprache fehlt: ${wanted}`,
    noLanguage: 'kein Sprachcode',
  },
  missing: 'ist leer und hat keinen Ersatzwert',
  write: (yaml) => `. Richtig wäre: ${yaml}`,
  known: (names) => `. Es gibt: ${names}`,
};
