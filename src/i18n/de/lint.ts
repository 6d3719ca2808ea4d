/** Was `consend templates lint` zu jedem Fall jeder Regel sagt: warum, und wie es richtig wird; deutsch. */
import type { LintTexts } from '../en/lint.ts';

export const lintDe: LintTexts = {
  'draft.name': {
    form: {
      why: () => 'Ein Name besteht nur aus Kleinbuchstaben, Ziffern und Unterstrichen.',
      fix: () => 'Anders benennen, etwa herbst_angebot.',
    },
    'form-better': {
      why: () => 'Ein Name besteht nur aus Kleinbuchstaben, Ziffern und Unterstrichen.',
      fix: ({ better }) => `${better} schreiben.`,
    },
    long: {
      why: ({ length, most }) => `Der Name hat ${length} Zeichen, erlaubt sind ${most}.`,
      fix: () => 'Kürzen.',
    },
  },
  'draft.language': {
    unknown: {
      why: ({ language }) => `Die Sprache ${language} gibt es auf der Plattform nicht.`,
      fix: () => 'Einen ihrer Codes verwenden, etwa de, en_US oder pt_BR.',
    },
    meant: {
      why: ({ language }) => `Die Sprache ${language} gibt es auf der Plattform nicht.`,
      fix: ({ meant }) => `War ${meant} gemeint?`,
    },
  },
  'draft.ttl': {
    range: {
      why: ({ category, low, high }) => `Bei ${category} sind ${low} bis ${high} Sekunden erlaubt.`,
      fix: () => 'Einen Wert in diesem Bereich angeben oder weglassen.',
    },
    'range-or-endless': {
      why: ({ category, low, high }) => `Bei ${category} sind ${low} bis ${high} Sekunden erlaubt.`,
      fix: () => 'Einen Wert in diesem Bereich angeben, -1 für 30 Tage schreiben oder weglassen.',
    },
    'marketing-path': {
      why: () => 'Bei MARKETING wirkt das nur für Nachrichten über /marketing_messages.',
      fix: () => 'In consend.yaml provider.marketingApi: true setzen oder weglassen.',
    },
  },
  'draft.category-change': {
    'no-effect': {
      why: () =>
        'Die Plattform beachtet das seit dem 9. April 2025 nicht mehr: Sie ändert Kategorien von sich aus.',
      fix: () => 'Weglassen.',
    },
  },
  'draft.body-missing': {
    missing: {
      why: () => 'Jede Vorlage hat einen BODY.',
      fix: () => 'Eine Komponente vom Typ BODY ergänzen.',
    },
  },
  'draft.component-twice': {
    twice: {
      why: ({ type }) => `${type} kommt ein zweites Mal vor, erlaubt ist eines.`,
      fix: () => 'Beide zusammenfassen oder eines streichen.',
    },
  },
  'draft.component-key': {
    foreign: {
      why: ({ key, type }) => `${key} gehört nicht zu ${type}.`,
      fix: () => 'Streichen oder zur richtigen Komponente verschieben.',
    },
    authentication: {
      why: ({ key, type }) =>
        `Den Text von AUTHENTICATION-Vorlagen schreibt die Plattform; ${key} gehört dort nicht zu ${type}.`,
      fix: () => 'Streichen.',
    },
  },
  'draft.marketing-only': {
    kind: {
      why: ({ what }) => `${what} gibt es nur in MARKETING-Vorlagen.`,
      fix: () => 'Die Kategorie auf MARKETING ändern oder das Element streichen.',
    },
  },
  'draft.components-together': {
    'footer-with-offer': {
      why: () => 'Ein befristetes Angebot hat keinen FOOTER.',
      fix: () => 'Den Text in den BODY verschieben.',
    },
    'header-with-offer': {
      why: () => 'Über einem befristeten Angebot steht ein Bild oder ein Video.',
      fix: () => 'Dem HEADER das Format IMAGE oder VIDEO geben oder ihn streichen.',
    },
    'beside-carousel': {
      why: ({ type }) => `Neben einem CAROUSEL steht nur ein BODY; hier steht noch ${type}.`,
      fix: () => 'In die Karten oder in den BODY verschieben.',
    },
  },
  'draft.header-format': {
    missing: {
      why: () => 'Dem HEADER fehlt das Format.',
      fix: () => 'format ergänzen: TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION, GIF oder PRODUCT.',
    },
    'text-beside': {
      why: ({ format }) => `Ein HEADER vom Format ${format} hat keinen Text.`,
      fix: () => 'Den Text in den BODY verschieben oder das Format auf TEXT ändern.',
    },
  },
  'draft.text-missing': {
    missing: { why: ({ type }) => `${type} hat keinen Text.`, fix: () => 'Einen Text schreiben.' },
    offer: {
      why: () => 'Dem Angebot fehlt der Titel.',
      fix: () => 'limited_time_offer.text ergänzen, höchstens 16 Zeichen.',
    },
  },
  'draft.length': {
    long: {
      why: ({ length, most }) => `Das sind ${length} Zeichen, erlaubt sind ${most}.`,
      fix: () => 'Kürzen.',
    },
    'long-units': {
      why: ({ length, points, most }) =>
        `Das sind ${points} Zeichen, die wegen der Emojis als ${length} zählen können; erlaubt sind ${most}. Wie die Plattform zählt, ist nicht dokumentiert.`,
      fix: () => 'Kürzen oder weniger Emojis verwenden.',
    },
    'long-elsewhere': {
      why: ({ length, shorter, most }) =>
        `Das sind ${length} Zeichen. Erlaubt sind ${most}, manche Seiten der Plattform nennen aber noch ${shorter}.`,
      fix: ({ shorter }) => `Mit höchstens ${shorter} geht es sicher.`,
    },
  },
  'draft.text-setting': {
    'header-marks': {
      why: () => 'Ein HEADER hat keine Zeilenumbrüche, keine Formatierung (* _ ~ `) und keine Emojis.',
      fix: () => 'Entfernen.',
    },
    tab: { why: () => 'Der Text enthält einen Tabulator.', fix: () => 'Leerzeichen verwenden.' },
    spaces: {
      why: () => 'Der Text enthält mehr als vier Leerzeichen hintereinander.',
      fix: () => 'Überzählige entfernen.',
    },
    lines: {
      why: () => 'Der Text enthält zwei leere Zeilen hintereinander.',
      fix: () => 'Höchstens eine leere Zeile lassen.',
    },
  },
  'draft.variable-form': {
    braces: {
      why: () => 'Hier stehen doppelte geschweifte Klammern, die zu keinem Platzhalter gehören.',
      fix: () => 'Platzhalter als {{1}} oder {{vorname}} schreiben, andere Doppelklammern entfernen.',
    },
    spaces: {
      why: ({ variable }) => `${variable} enthält Leerzeichen in den Klammern.`,
      fix: ({ bare }) => `${bare} schreiben.`,
    },
    named: {
      why: ({ variable }) =>
        `${variable}: Namen bestehen nur aus Kleinbuchstaben, Ziffern und Unterstrichen.`,
      fix: () => 'Umbenennen, etwa in {{vorname}}.',
    },
    'number-in-named': {
      why: ({ variable }) => `${variable} ist eine Nummer, parameter_format ist aber NAMED.`,
      fix: () => 'Einen Namen geben oder parameter_format auf POSITIONAL ändern. Beides gemischt geht nicht.',
    },
    'name-in-positional': {
      why: ({ variable }) => `${variable} ist ein Name, parameter_format ist aber POSITIONAL.`,
      fix: () => 'parameter_format: NAMED setzen oder Nummern schreiben. Beides gemischt geht nicht.',
    },
    positional: {
      why: ({ variable }) => `${variable} ist kein Platzhalter: Sie heißen {{1}}, {{2}} …`,
      fix: () => 'Nummerieren, oder parameter_format: NAMED setzen und einen Namen geben.',
    },
  },
  'draft.variable-gap': {
    gap: {
      why: ({ missing, highest }) => `${highest} kommt vor, ${missing} aber nicht: Gezählt wird ab {{1}}.`,
      fix: () => 'Lückenlos nummerieren, in jedem Text von vorn.',
    },
  },
  'draft.variable-edge': {
    start: {
      why: ({ variable }) => `Der Text beginnt mit ${variable}.`,
      fix: ({ variable }) => `Wörter davorsetzen: Hallo ${variable}, …`,
    },
    end: {
      why: ({ variable }) => `Der Text endet mit ${variable}.`,
      fix: () => 'Wörter dahintersetzen; ein Punkt genügt, ein Wort ist sicherer.',
    },
  },
  'draft.variable-adjacent': {
    pair: { why: ({ pair }) => `Zwischen ${pair} steht nichts.`, fix: () => 'Wörter dazwischensetzen.' },
  },
  'draft.variable-ratio': {
    'few-words': {
      why: ({ variables, words, needed }) =>
        `Vielleicht zu wenig Text um die Platzhalter (Wörter: ${words}, Platzhalter: ${variables}). Die Formel der Plattform ist nicht veröffentlicht; eine Faustregel verlangt ${needed} Wörter.`,
      fix: () => 'Mehr Text dazu schreiben oder weniger Platzhalter verwenden.',
    },
  },
  'draft.variable-count': {
    header: {
      why: ({ count }) => `Der HEADER hat ${count} Platzhalter, erlaubt ist einer.`,
      fix: () => 'Die anderen in den BODY verschieben.',
    },
    footer: { why: () => 'Ein FOOTER hat keine Platzhalter.', fix: () => 'In den BODY verschieben.' },
  },
  'draft.sample-missing': {
    positional: {
      why: ({ key, wanted, given }) =>
        `Jeder Platzhalter braucht ein Beispiel in example.${key} (Platzhalter: ${wanted}, Beispiele: ${given}).`,
      fix: ({ key }) =>
        key === 'body_text'
          ? 'Etwa "example": { "body_text": [["Alex", "30.11."]] }'
          : 'Etwa "example": { "header_text": ["Alex"] }',
    },
    named: {
      why: ({ variables, key }) => `In example.${key} fehlt ein Beispiel für ${variables}.`,
      fix: ({ first }) => `{ "param_name": "${first}", "example": "…" } ergänzen`,
    },
    media: {
      why: ({ format }) => `Ein HEADER vom Format ${format} braucht ein Beispiel.`,
      fix: () => 'Eine lokale Datei nennen: "example": { "header_file": "images/herbst.jpg" }',
    },
    both: {
      why: () => 'header_file und header_handle nennen beide das Beispiel.',
      fix: () => 'Eines davon streichen.',
    },
    url: {
      why: () => 'Der Platzhalter der Adresse braucht ein Beispiel.',
      fix: () => 'Die ganze Adresse angeben: "example": ["https://shop.example/a1"]',
    },
    coupon: { why: () => 'Der Gutscheincode braucht ein Beispiel.', fix: () => 'Etwa "example": "HERBST20"' },
  },
  'draft.sample-file': {
    outside: {
      why: ({ file }) =>
        `Die Datei ${file} liegt nicht im Ordner des Entwurfs oder darunter, oder sie ist versteckt.`,
      fix: () => 'Neben den Entwurf kopieren.',
    },
    missing: {
      why: ({ file }) => `Die Datei ${file} gibt es nicht, vom Entwurf aus gesehen.`,
      fix: () => 'Den Pfad berichtigen.',
    },
    unreadable: {
      why: ({ file }) => `Die Datei ${file} lässt sich nicht lesen.`,
      fix: () => 'Die Leserechte prüfen.',
    },
    empty: { why: ({ file }) => `Die Datei ${file} ist leer.`, fix: () => 'Eine andere nehmen.' },
    type: {
      why: ({ file, format, type, endings }) =>
        `${file} ist ${type}; ein Beispiel für ${format} hat eine dieser Endungen: ${endings}`,
      fix: () => 'Eine Datei dieser Art nehmen.',
    },
    large: {
      why: ({ file, megabytes, most }) =>
        `${file} hat ${megabytes} MB; für Nachrichten sind ${most} erlaubt, für Beispiele vermutlich auch.`,
      fix: () => 'Verkleinern.',
    },
  },
  'draft.button-count': {
    none: {
      why: () => 'BUTTONS enthält keine Schaltflächen.',
      fix: () => 'Eine ergänzen oder die Komponente streichen.',
    },
    many: {
      why: ({ count, most }) => `Es sind ${count} Schaltflächen, erlaubt sind ${most}.`,
      fix: () => 'Einige streichen.',
    },
    'many-of-kind': {
      why: ({ type, most }) => `Mehr als ${most} der Art ${type}.`,
      fix: () => 'Diese streichen.',
    },
  },
  'draft.button-order': {
    mixed: {
      why: () => 'Schnellantworten stehen beieinander, nicht zwischen anderen Schaltflächen.',
      fix: () => 'Alle an den Anfang oder ans Ende setzen.',
    },
  },
  'draft.button-key': {
    foreign: {
      why: ({ key, type }) => `${key} gehört nicht zu einer Schaltfläche der Art ${type}.`,
      fix: () => 'Streichen.',
    },
    undescribed: {
      why: ({ type }) =>
        `Die Form von ${type} steht auf keiner der gelesenen Seiten, deshalb wurde sie nicht geprüft.`,
      fix: () => 'Vor dem Einreichen mit den Seiten der Plattform vergleichen.',
    },
  },
  'draft.button-label': {
    missing: {
      why: () => 'Die Schaltfläche hat keine Beschriftung.',
      fix: () => 'text ergänzen, höchstens 25 Zeichen.',
    },
    variable: {
      why: () => 'Eine Beschriftung hat keine Platzhalter.',
      fix: () => 'Einen festen Text schreiben.',
    },
  },
  'draft.button-url': {
    missing: { why: () => 'Der Schaltfläche fehlt die Adresse.', fix: () => 'url: https://… ergänzen' },
    address: {
      why: ({ url }) => `${url} ist keine vollständige Adresse.`,
      fix: () => 'Mit https:// beginnen und Leerzeichen weglassen.',
    },
    braces: {
      why: () => 'Die Adresse enthält Doppelklammern, die zu keinem Platzhalter gehören.',
      fix: () => 'Entfernen.',
    },
    several: {
      why: () => 'Eine Adresse hat höchstens einen Platzhalter.',
      fix: () => 'Alles, was sich ändert, in {{1}} zusammenfassen.',
    },
    name: {
      why: ({ variable }) =>
        `Der Platzhalter einer Adresse heißt {{1}}, auch in Vorlagen mit benannten Platzhaltern; hier heißt er ${variable}.`,
      fix: () => '{{1}} schreiben.',
    },
    inside: {
      why: () => 'Der Platzhalter einer Adresse steht an ihrem Ende.',
      fix: () => '{{1}} ans Ende setzen.',
    },
  },
  'draft.button-phone': {
    missing: {
      why: () => 'Der Schaltfläche fehlt die Telefonnummer.',
      fix: () => 'phone_number: "+49…" ergänzen',
    },
    form: {
      why: () => 'Das ist keine Telefonnummer.',
      fix: () => 'Mit Landesvorwahl schreiben: +49 221 1234567',
    },
  },
  'draft.card-count': {
    count: {
      why: ({ count, fewest, most }) =>
        `Das Karussell hat ${count} Karten, nötig sind ${fewest} bis ${most}.`,
      fix: () => 'Karten ergänzen oder streichen.',
    },
  },
  'draft.card': {
    header: {
      why: () => 'Oben auf einer Karte steht ein Bild, ein Video oder ein Produkt.',
      fix: () => 'Einen HEADER vom Format IMAGE, VIDEO oder PRODUCT ergänzen.',
    },
    component: {
      why: ({ type }) => `Eine Karte hat kein ${type}.`,
      fix: () => 'Erlaubt sind HEADER, BODY und BUTTONS.',
    },
    buttons: {
      why: ({ count, most }) => `Die Karte hat ${count} Schaltflächen; eine Karte hat 1 oder ${most}.`,
      fix: () => 'Eine ergänzen oder überzählige streichen.',
    },
  },
  'draft.card-layout': {
    layout: {
      why: ({ card, first, other }) =>
        `Alle Karten sind gleich aufgebaut; Karte 1 hat aber ${first}, Karte ${card} hat ${other}.`,
      fix: () =>
        'Allen Karten dieselben Komponenten und Arten von Schaltflächen geben, in derselben Reihenfolge.',
    },
  },
  'draft.authentication': {
    component: {
      why: ({ type }) => `Eine AUTHENTICATION-Vorlage hat kein ${type}.`,
      fix: () => 'Erlaubt sind BODY, FOOTER und BUTTONS.',
    },
    expiry: {
      why: ({ least, most }) => `Der FOOTER sagt, wann der Code abläuft: nach ${least} bis ${most} Minuten.`,
      fix: () => 'code_expiration_minutes: 10 ergänzen oder den FOOTER streichen.',
    },
    button: {
      why: () => 'Eine AUTHENTICATION-Vorlage hat genau eine Schaltfläche, die für den Code.',
      fix: () => 'So schreiben: { "type": "OTP", "otp_type": "COPY_CODE" }',
    },
    label: {
      why: () => 'Die Beschriftung enthält hier weder Adressen noch Emojis.',
      fix: () => 'Einfache Wörter schreiben.',
    },
    'code-elsewhere': {
      why: () => 'OTP-Schaltflächen gibt es nur in AUTHENTICATION-Vorlagen.',
      fix: () => 'Die Kategorie ändern oder für einen Gutschein COPY_CODE verwenden.',
    },
  },
  'draft.same-text': {
    same: {
      why: ({ template, language }) =>
        `BODY und FOOTER sind dieselben wie bei ${template} (${language}); das wird bei der Prüfung abgelehnt.`,
      fix: ({ template }) => `${template} verwenden oder einen anderen Text schreiben.`,
    },
  },
  'template.no-optout': {
    none: {
      why: () => 'Die Nachricht nennt keinen kostenfreien Weg zum Abmelden.',
      fix: () =>
        'Einen FOOTER wie „Abmelden: mit STOP antworten“ oder eine Schnellantwort „Abmelden“ ergänzen.',
    },
    'unrecognised-button': {
      why: ({ label }) =>
        `Die Schaltfläche „${label}“ soll wohl abmelden, consend würde den Druck darauf aber nicht als Abmeldung erkennen.`,
      fix: () =>
        'Sie „Abmelden“ oder „Keine Werbung mehr“ nennen oder einen FOOTER wie „Abmelden: mit STOP antworten“ ergänzen.',
    },
    'other-language': {
      why: ({ word, language }) =>
        `Der Weg zum Abmelden („${word}“) steht nicht in der Sprache der Vorlage (${language}).`,
      fix: () => 'In der Sprache der Vorlage schreiben.',
    },
    'unknown-language': {
      why: ({ language }) =>
        `Für ${language} kennt consend keine Wörter zum Abmelden; ob die Nachricht den Weg nennt, ist selbst zu prüfen.`,
      fix: () => 'Sicherstellen, dass sie es tut; STOP in Großbuchstaben wird erkannt.',
    },
  },
  'template.no-sender-identity': {
    unnamed: {
      why: ({ names }) => `Aus dem Text geht nicht hervor, welche Firma dahintersteht. Gesucht: ${names}.`,
      fix: () => 'Die Firma nennen, zum Beispiel im FOOTER.',
    },
  },
  'template.no-imprint': {
    unlinked: {
      why: ({ page }) =>
        `Kein Link führt zu den Seiten des Absenders, auf denen das Impressum steht (${page}).`,
      fix: () =>
        'Im Text oder auf einer Schaltfläche verlinken. Wo das Unternehmensprofil das tut: controller.profileWebsites in consend.yaml.',
    },
    'privacy-unlinked': {
      why: ({ page }) => `Kein Link führt zur Datenschutzerklärung (${page}).`,
      fix: () =>
        'Im Text oder auf einer Schaltfläche verlinken. Wo das Unternehmensprofil das tut: controller.profileWebsites in consend.yaml.',
    },
    'privacy-unset': {
      why: () => 'consend.yaml nennt keine Datenschutzerklärung; Links dorthin lassen sich nicht prüfen.',
      fix: () => 'controller.privacyNoticeUrl ergänzen.',
    },
    unset: {
      why: () => 'consend.yaml nennt kein Impressum, also lassen sich Links darauf nicht prüfen.',
      fix: () => 'controller.imprintUrl ergänzen.',
    },
  },
  'template.category-mismatch': {
    words: {
      why: ({ words }) => `Eine UTILITY-Vorlage mit Werbung: ${words}. Gemischtes gilt als MARKETING.`,
      fix: () =>
        'Die Wörter streichen oder die Kategorie auf MARKETING ändern. Bedeuten sie hier etwas anderes, muss die Kampagne sagen, wer den Text gelesen hat (texts:).',
    },
  },
  'template.utility-but-advertising': {
    words: {
      why: ({ words }) => `Für WhatsApp Service, für deutsche Gerichte Werbung: ${words}.`,
      fix: () => 'Wie Werbung behandeln, mit Einwilligung und Abmeldehinweis, oder die Wörter streichen.',
    },
  },
  'template.promo-conditions-missing': {
    link: {
      why: ({ words }) => `${words}, aber kein Link zu den Bedingungen.`,
      fix: () => 'Die Bedingungen verlinken, zum Beispiel auf einer Schaltfläche.',
    },
    end: {
      why: ({ words }) => `${words}, aber kein Ende der Aktion.`,
      fix: () => 'Sagen, bis wann sie gilt.',
    },
  },
  'template.tracking-link': {
    parameter: {
      why: ({ parameter }) =>
        `Der Parameter ${parameter} im Link verrät, wer ihm gefolgt ist; das braucht eine eigene Einwilligung.`,
      fix: () => 'Einen neutralen Link verwenden oder eine Einwilligung in Tracking erfassen.',
    },
    shortener: {
      why: ({ host }) => `${host} zählt, wer dem Link folgt, und verbirgt das Ziel.`,
      fix: () => 'Die eigenen Seiten direkt verlinken.',
    },
    platform: {
      why: () => 'Die Plattform zählt womöglich, wie oft diese Schaltfläche gedrückt wird.',
      fix: () => 'cta_url_link_tracking_opted_out: true setzen, wenn die Zahlen nicht gebraucht werden.',
    },
  },
};
