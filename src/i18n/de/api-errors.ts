/** What each error code of the Cloud API means and what to do, by the code that opens its row in core's table; German. */
import type { apiErrorsEn } from '../en/api-errors.ts';

export const apiErrorsDe: typeof apiErrorsEn = {
  0: {
    title: 'Anmeldung gescheitert',
    meaning:
      'WhatsApp konnte nicht feststellen, wer hinter dem Token steht: Es ist abgelaufen, widerrufen, oder die App hat ihren Zugang verloren.',
    action:
      'Ein neues Token in die Umgebung setzen und send erneut starten; es macht dort weiter, wo es stand.',
  },
  1: {
    title: 'Unbekannte Störung der API',
    meaning: 'Die Anfrage wurde nicht verstanden, oder auf Seiten der Plattform ging etwas schief.',
    action:
      'Warten und erneut versuchen. Bleibt es dabei: Kennungen und Einstellungen in consend.yaml und die Statusseite der Plattform prüfen.',
  },
  2: {
    title: 'Plattform gestört oder überlastet',
    meaning: 'Der Dienst ist kurz nicht verfügbar oder hat zu viel zu tun.',
    action: 'Abwarten. Dauert es an, hilft ein Blick auf die Statusseite der Plattform.',
  },
  3: {
    title: 'Aufruf ist dieser App nicht erlaubt',
    meaning: 'Der App fehlt eine Fähigkeit oder Berechtigung, die der Aufruf braucht.',
    action:
      'Berechtigungen des Tokens prüfen: whatsapp_business_messaging und whatsapp_business_management müssen dabei sein.',
  },
  4: {
    title: 'Zu viele Aufrufe der App',
    meaning: 'Das stündliche Kontingent der gesamten App ist verbraucht.',
    action: 'Warten, bis wieder etwas frei ist; auch andere Programme mit derselben App zählen mit.',
  },
  10: {
    title: 'Berechtigung fehlt',
    meaning: 'Dem Token fehlt eine Berechtigung, oder sie wurde entzogen.',
    action:
      'Dem Systemnutzer in den Unternehmenseinstellungen die WhatsApp-Berechtigungen und das Konto geben, danach ein neues Token erzeugen.',
  },
  17: {
    title: 'Zu viele Aufrufe des Nutzers',
    meaning: 'Der Nutzer hinter dem Token hat in kurzer Zeit zu viele Aufrufe gemacht.',
    action: 'Einige Minuten warten.',
  },
  32: {
    title: 'Zu viele Aufrufe der Seite',
    meaning: 'Eine allgemeine Grenze der Plattform für Seiten; bei WhatsApp ist sie nicht zu erwarten.',
    action: 'Einige Minuten warten; prüfen, ob das Token zu einem WhatsApp-Konto gehört.',
  },
  33: {
    title: 'Rufnummer gelöscht',
    meaning: 'Die Rufnummer hinter der Kennung wurde gelöscht.',
    action: 'provider.phoneNumberId berichtigen oder die Nummer neu anlegen.',
  },
  100: {
    title: 'Etwas an der Anfrage stimmt nicht',
    meaning:
      'Ein Wert fehlt, ist falsch geschrieben, zu lang oder unbekannt. Bei benannten Variablen kann ein Name fehlen; mit Subcode 33 gibt es die Kennung nicht, oder das Token darf sie nicht sehen.',
    action:
      'Die Einzelheiten lesen. Scheitern alle Nachrichten gleich, die Parameter der Kampagne oder die Kennungen in consend.yaml berichtigen.',
  },
  102: {
    title: 'Sitzung ungültig',
    meaning: 'Die Sitzung des Tokens ist beendet oder war nie gültig.',
    action: 'Ein neues Token in die Umgebung setzen.',
  },
  104: {
    title: 'Kein Token mitgeschickt',
    meaning: 'Die Anfrage enthielt kein verwendbares Token.',
    action: 'Prüfen, ob die Variable des Tokens gesetzt und nicht leer ist.',
  },
  190: {
    title: 'Token abgelaufen oder ungültig',
    meaning:
      'Das Token ist abgelaufen, widerrufen oder beschädigt. Tokens aus dem Dashboard gelten nur etwa einen Tag.',
    action:
      'Ein Token eines Systemnutzers ohne Ablaufdatum erzeugen, in die Umgebung setzen und send erneut starten.',
  },
  200: {
    title: 'Berechtigung für diesen Aufruf fehlt',
    meaning:
      'Dem Token fehlt die Berechtigung für genau diesen Aufruf; ganz ohne Token lautet die Antwort ebenso.',
    action: 'Token und Berechtigungen prüfen; das Konto muss dem Systemnutzer zugewiesen sein.',
  },
  368: {
    title: 'Konto wegen Regelverstoß gesperrt',
    meaning:
      'Das Konto ist eingeschränkt oder geschlossen, weil Nachrichten gegen die Regeln von WhatsApp verstießen.',
    action:
      'Nicht weiter senden. Grund und Ende der Sperre in der Business-Support-Startseite lesen; ist sie falsch, eine Überprüfung beantragen.',
  },
  613: {
    title: 'Zu viele Aufrufe dieser Art',
    meaning: 'Eine Grenze der Plattform für diese Art von Aufruf ist erreicht.',
    action: 'Einige Minuten warten.',
  },
  803: {
    title: 'Kennung unbekannt',
    meaning: 'Die Plattform kennt die angefragte Kennung nicht.',
    action: 'phoneNumberId und wabaId in consend.yaml prüfen.',
  },
  2500: {
    title: 'Pfad oder Version unbekannt',
    meaning:
      'Die Adresse gibt es nicht, oder es kam kein aktives Token mit. Auch eine Version, die es nicht gibt, führt hierher.',
    action: 'provider.baseUrl und provider.apiVersion prüfen.',
  },
  80007: {
    title: 'Zu viele Aufrufe des Kontos',
    meaning:
      'Das stündliche Kontingent des WhatsApp-Kontos für Verwaltungsaufrufe (Vorlagen, Nummern, Webhooks) ist verbraucht. Nachrichten zählen nicht dazu.',
    action: 'So lange warten, wie die Antwort angibt; Vorlagen seltener abrufen.',
  },
  130403: {
    title: 'Diese Person ist von Ihnen blockiert',
    meaning: 'Die Nummer steht auf Ihrer eigenen Sperrliste.',
    action: 'War das ein Irrtum, von der Liste nehmen; sonst die Person in Ruhe lassen.',
  },
  130429: {
    title: 'Zu schnell gesendet',
    meaning: 'Mehr Nachrichten je Sekunde, als dieser Rufnummer erlaubt sind.',
    action:
      'Nichts: consend wird von selbst langsamer. Kommt es oft vor, limits.messagesPerSecond senken oder nachsehen, was sonst noch über diese Nummer sendet.',
  },
  130472: {
    title: 'Person ist Teil eines Experiments',
    meaning:
      'WhatsApp hält bei manchen Menschen Werbung zurück, um ihre Wirkung zu messen; diese Person gehört dazu. Es kostet nichts.',
    action: 'Dabei belassen; ein erneuter Versand hilft nicht.',
  },
  130497: {
    title: 'In diesem Land nicht erlaubt',
    meaning: 'Ihre Art von Unternehmen darf Menschen in diesem Land nicht anschreiben.',
    action: 'Die Nummern dieses Landes aus den Empfängern nehmen.',
  },
  131000: {
    title: 'Bei WhatsApp ging etwas schief',
    meaning: 'Ein Fehler ohne nähere Angabe auf Seiten der Plattform.',
    action:
      'consend versucht es von selbst erneut. Scheitern viele, warten und auf die Statusseite der Plattform sehen.',
  },
  131005: {
    title: 'Kein Zugriff auf die Rufnummer',
    meaning: 'Das Token darf von dieser Rufnummer nicht senden oder hat das Recht verloren.',
    action: 'Das Konto dem Systemnutzer mit vollem Zugriff zuweisen, danach ein neues Token erzeugen.',
  },
  131008: {
    title: 'Ein nötiger Wert fehlt',
    meaning: 'Der Nachricht fehlt etwas, das die Vorlage braucht, etwa das Ende eines Links im Knopf.',
    action:
      'Die Parameter der Kampagne mit der Vorlage vergleichen; hat sie sich geändert, Vorlagen neu lesen.',
  },
  131009: {
    title: 'Ein Wert wird nicht angenommen',
    meaning:
      'Einer der Werte hat eine Form, die die Plattform nicht annimmt. Über die Marketing-Schnittstelle kommt es auch, solange die Daten des Kontos noch abgeglichen werden.',
    action:
      'Die Einzelheiten lesen und den Wert berichtigen. Mit provider.marketingApi zehn Minuten warten und erneut versuchen.',
  },
  131016: {
    title: 'Ein Dienst ist ausgefallen',
    meaning: 'Ein Teil der Plattform antwortet gerade nicht.',
    action: 'Warten; consend versucht es von selbst erneut.',
  },
  131021: {
    title: 'Nachricht an den eigenen Absender',
    meaning: 'Empfänger und Absender haben dieselbe Nummer.',
    action: 'Die eigene Nummer aus den Empfängern nehmen.',
  },
  131026: {
    title: 'An diese Nummer nicht zustellbar',
    meaning:
      'Die Person hat kein WhatsApp, eine veraltete App oder deren Bedingungen nicht angenommen; was davon zutrifft, sagt WhatsApp nicht.',
    action: 'Die Nummer auslassen. Bleibt es dabei, die Person anders erreichen. Ein Widerruf ist es nicht.',
  },
  131030: {
    title: 'Nummer nicht auf der Testliste',
    meaning:
      'Testnummern und unveröffentlichte Apps erreichen nur Menschen auf einer Liste erlaubter Empfänger.',
    action: 'Die Nummer im Dashboard der App auf die Liste setzen oder von einer echten Nummer senden.',
  },
  131031: {
    title: 'Konto gesperrt',
    meaning:
      'Das Konto ist eingeschränkt oder geschlossen, oder etwas in der Anfrage passt nicht dazu, etwa die PIN.',
    action:
      'Den Grund im Zustand des Kontos und in der Business-Support-Startseite nachlesen; erst nach der Freigabe wieder senden.',
  },
  131037: {
    title: 'Anzeigename nicht freigegeben',
    meaning: 'Die Nummer stammt von der Plattform, und ihr Anzeigename ist noch nicht freigegeben.',
    action: 'Zuerst den Anzeigenamen im WhatsApp-Manager freigeben lassen.',
  },
  131042: {
    title: 'Zahlung nicht eingerichtet',
    meaning:
      'Es fehlt ein Zahlungsmittel, der Kreditrahmen ist erschöpft, oder Zeitzone und Währung sind nicht gesetzt; oft erst gemeldet, nachdem Nachrichten angenommen wurden.',
    action:
      'Die Abrechnung des Kontos in den Unternehmenseinstellungen in Ordnung bringen, danach send erneut starten.',
  },
  131045: {
    title: 'Registrierung der Nummer fehlerhaft',
    meaning: 'Die Rufnummer ist auf der Plattform nicht richtig registriert.',
    action: 'Die Nummer neu registrieren, danach weitermachen.',
  },
  131047: {
    title: 'Fenster für freie Antworten ist zu',
    meaning:
      'Seit der letzten Nachricht der Person sind mehr als 24 Stunden vergangen, und die Nachricht war keine Vorlage.',
    action: 'Stattdessen eine freigegebene Vorlage senden.',
  },
  131048: {
    title: 'Nummer wegen Spam gebremst',
    meaning: 'Zu viele Menschen haben frühere Nachrichten dieser Nummer blockiert oder gemeldet.',
    action:
      'Stunden oder Tage aussetzen. Die Qualitätsbewertung ansehen und nur Menschen anschreiben, die damit rechnen.',
  },
  131049: {
    title: 'WhatsApp hat nicht zugestellt',
    meaning:
      'Die Person bekommt bereits genug Werbung, von allen Unternehmen zusammen, oder lebt dort, wo Werbung ausgesetzt ist (USA). Für EWR, Vereinigtes Königreich, Japan und Südkorea gilt die Grenze laut Dokumentation nicht.',
    action: 'Frühestens nach 24 Stunden erneut versuchen: Wiederholungen können die Sperre verlängern.',
  },
  131050: {
    title: 'Person hat Ihre Werbung abbestellt',
    meaning: 'Die Person hat in WhatsApp Werbenachrichten von Ihnen abgestellt.',
    action:
      'Nichts: consend trägt es als Widerruf ein. Nur eine neue Einwilligung der Person öffnet den Weg wieder.',
  },
  131051: {
    title: 'Nachrichtenart nicht unterstützt',
    meaning: 'Die Plattform nimmt diese Art von Nachricht nicht an.',
    action: 'Die Vorlage und ihren Kopf prüfen.',
  },
  131052: {
    title: 'Medium nicht abrufbar',
    meaning:
      'Bild, Video oder Dokument hinter einem Link oder aus einer eingehenden Nachricht ließ sich nicht herunterladen.',
    action:
      'Prüfen, ob sich der Link für jeden und schnell öffnet; besser die Datei einmal hochladen und ihre Kennung senden.',
  },
  131053: {
    title: 'Medium nicht angenommen',
    meaning: 'Die Datei hat eine unzulässige Art oder Größe, oder ihr Link war nicht erreichbar.',
    action: 'Art und Größe prüfen; war der Link langsam, die Datei einmal hochladen und ihre Kennung senden.',
  },
  131055: {
    title: 'Auf diesem Weg nur Werbung',
    meaning: 'Eine Nachricht, die keine Werbung ist, ging über die Marketing-Schnittstelle.',
    action: 'provider.marketingApi für diese Vorlage abschalten oder eine Werbevorlage nehmen.',
  },
  131056: {
    title: 'Zu viele Nachrichten an eine Person',
    meaning: 'Diese Person hat von dieser Nummer in kurzer Zeit zu viele Nachrichten bekommen.',
    action: 'Nichts: consend wartet nur bei dieser Person und macht mit den anderen weiter.',
  },
  131057: {
    title: 'Konto wird gewartet',
    meaning: 'Das Konto wird gerade umgestellt, meist auf ein höheres Tempo; das dauert etwa eine Minute.',
    action: 'Warten; consend versucht es von selbst erneut.',
  },
  131059: {
    title: 'Liste ließ sich nicht fortsetzen',
    meaning: 'Die Stelle in einer Liste, von der an weitergelesen werden sollte, gilt nicht mehr.',
    action: 'Die Liste von vorn lesen; ein neuer Abgleich der Vorlagen tut das.',
  },
  131061: {
    title: 'Vorlage braucht die Marketing-Schnittstelle',
    meaning: 'Die Vorlage trägt einen Höchstpreis, den nur die Marketing-Schnittstelle kennt.',
    action: 'provider.marketingApi: true setzen.',
  },
  131062: {
    title: 'Braucht eine Rufnummer',
    meaning:
      'Der Empfänger war mit Nutzerkennung angegeben, was diese Nachricht nicht erlaubt, etwa bei Anmeldecodes.',
    action: 'Die Rufnummer der Person verwenden.',
  },
  131063: {
    title: 'Werbung ist hier abgeschaltet',
    meaning: 'Das Konto sendet Werbung nur über die Marketing-Schnittstelle.',
    action: 'provider.marketingApi: true setzen oder die Einstellung des Kontos aufheben.',
  },
  131064: {
    title: 'Konto wegen falscher Kategorien gebremst',
    meaning: 'Vorlagen standen in der falschen Kategorie, deshalb ist das Konto für eine Weile beschränkt.',
    action: '24 Stunden warten; werbliche Vorlagen in die Kategorie MARKETING geben.',
  },
  132000: {
    title: 'Anzahl der Werte passt nicht',
    meaning: 'Die Nachricht hat mehr oder weniger Werte, als die Vorlage Variablen hat.',
    action: 'Vorlagen neu lesen und neu planen: Die Vorlage kann geändert worden sein.',
  },
  132001: {
    title: 'Vorlage in dieser Sprache unbekannt',
    meaning: 'Es gibt keine freigegebene Vorlage dieses Namens in dieser Sprache.',
    action: 'Name und Sprache prüfen (en ist nicht en_US), und ob die Vorlage noch freigegeben ist.',
  },
  132005: {
    title: 'Ausgefüllter Text zu lang',
    meaning: 'Mit eingesetzten Werten ist ein Teil der Nachricht länger als erlaubt.',
    action: 'Die Werte dieser Zeilen kürzen.',
  },
  132007: {
    title: 'Vorlage verstößt gegen Regeln',
    meaning: 'Der Inhalt der Vorlage verstößt gegen eine Regel von WhatsApp.',
    action: 'Die Vorlage ändern und neu einreichen.',
  },
  132012: {
    title: 'Form eines Werts passt nicht',
    meaning:
      'Ein Wert ist von anderer Art, als die Vorlage verlangt, das Bild im Kopf fehlt, oder ein Text enthält Umbrüche, Tabulatoren oder viele Leerzeichen.',
    action: 'Die Einzelheiten lesen; Zellen oder Parameter der Kampagne berichtigen.',
  },
  132015: {
    title: 'Vorlage ist pausiert',
    meaning:
      'Sie kam bei zu vielen Menschen schlecht an, deshalb hat WhatsApp sie pausiert; zur Prüfung zurückgehaltene Nachrichten entfallen mit ihr.',
    action:
      'Das Ende der Pause abwarten (3 oder 6 Stunden) oder die Vorlage verbessern. Nicht gleich dasselbe noch einmal senden.',
  },
  132016: {
    title: 'Vorlage ist abgeschaltet',
    meaning: 'Sie wurde zu oft pausiert und ist endgültig gesperrt.',
    action: 'Eine neue Vorlage mit anderem Inhalt schreiben.',
  },
  132018: {
    title: 'Werte bestehen die Prüfung nicht',
    meaning: 'Die Werte für die Variablen der Vorlage wurden nicht angenommen.',
    action: 'Die Einzelheiten lesen; die Parameter mit der Vorlage in ihrem jetzigen Stand vergleichen.',
  },
  132021: {
    title: 'Name der Direktvorlage vergeben',
    meaning: 'Eine beim Senden erzeugte Vorlage hat denselben Namen wie eine andere.',
    action: 'Einen anderen Namen wählen; consend selbst sendet nicht auf diesem Weg.',
  },
  132068: {
    title: 'Formular der Vorlage ist gesperrt',
    meaning: 'Der Flow hinter dem Knopf der Vorlage ist gesperrt.',
    action: 'Den Flow im WhatsApp-Manager reparieren.',
  },
  132069: {
    title: 'Formular der Vorlage ist gebremst',
    meaning: 'Der Flow hinter dem Knopf darf nur zehnmal je Stunde hinausgehen, und das ist geschehen.',
    action: 'Den Flow reparieren und nach einer Stunde erneut versuchen.',
  },
  133000: {
    title: 'Nummer nur halb abgemeldet',
    meaning: 'Das Abmelden der Nummer ist früher gescheitert.',
    action: 'Die Nummer noch einmal abmelden, danach registrieren.',
  },
  133004: {
    title: 'Registrierung nicht verfügbar',
    meaning: 'Der Server für die Registrierung ist gerade nicht erreichbar.',
    action: 'In einigen Minuten erneut versuchen.',
  },
  133005: {
    title: 'Falsche PIN',
    meaning: 'Die PIN der zweistufigen Bestätigung stimmt nicht.',
    action: 'Die richtige PIN eingeben oder im WhatsApp-Manager zurücksetzen.',
  },
  133006: {
    title: 'Nummer muss neu bestätigt werden',
    meaning: 'Die Nummer muss bestätigt sein, bevor sie registriert werden kann.',
    action: 'Einen Code per SMS oder Anruf anfordern, bestätigen, danach registrieren.',
  },
  133008: {
    title: 'PIN zu oft falsch',
    meaning: 'Zu viele falsche PINs; die Eingabe ist eine Weile gesperrt.',
    action: 'So lange warten, wie die Einzelheiten angeben.',
  },
  133009: {
    title: 'PIN zu schnell eingegeben',
    meaning: 'Zwei Versuche folgten zu rasch aufeinander.',
    action: 'So lange warten, wie die Einzelheiten angeben, dann einmal versuchen.',
  },
  133010: {
    title: 'Nummer nicht registriert',
    meaning: 'Die Nummer des Absenders ist auf der Plattform nicht registriert.',
    action: 'Die Nummer registrieren und send erneut starten.',
  },
  133015: {
    title: 'Nummer eben erst gelöscht',
    meaning: 'Die Nummer wurde gerade entfernt und lässt sich noch nicht registrieren.',
    action: 'Fünf Minuten warten.',
  },
  133016: {
    title: 'Zu oft registriert',
    meaning: 'Eine Nummer darf in 72 Stunden zehnmal an- oder abgemeldet werden.',
    action: 'Das Ende der 72 Stunden abwarten.',
  },
  134011: {
    title: 'Zahlungsbedingungen nicht angenommen',
    meaning: 'Die Bedingungen von WhatsApp Payments warten noch auf Zustimmung.',
    action: 'In den Unternehmenseinstellungen zustimmen.',
  },
  134100: {
    title: 'Nur Werbevorlagen',
    meaning: 'Eine Vorlage für Service oder Anmeldung ging über die Marketing-Schnittstelle.',
    action:
      'consend sendet nur Werbevorlagen auf diesem Weg: Vorlagen neu lesen, die Kategorie kann sich geändert haben.',
  },
  134101: {
    title: 'Vorlage wird noch abgeglichen',
    meaning: 'Eine neue Werbevorlage braucht bis zu zehn Minuten, bis die Marketing-Schnittstelle sie kennt.',
    action: 'Zehn Minuten warten, danach send erneut starten.',
  },
  134102: {
    title: 'Vorlage so nicht verwendbar',
    meaning:
      'Der Abgleich der Vorlage ist gescheitert, oder das Konto ist für die Marketing-Schnittstelle nicht eingerichtet.',
    action: 'Die Einrichtung im WhatsApp-Manager abschließen oder provider.marketingApi: false setzen.',
  },
  134103: {
    title: 'Störung der Marketing-Schnittstelle',
    meaning: 'Meta hat diesen Code genannt, ohne seine Bedeutung zu erklären.',
    action: 'Die Einzelheiten lesen; bleibt es dabei, provider.marketingApi: false setzen.',
  },
  135000: {
    title: 'Anfrage nicht verwendbar',
    meaning: 'Etwas in der Anfrage führte zu einem Fehler, der nicht näher erklärt wird.',
    action: 'Die Parameter mit der Vorlage vergleichen, auf ungewöhnliche Zeichen in den Zellen achten.',
  },
  136024: {
    title: 'Kein Code möglich',
    meaning: 'Die Nummer ist bereits bestätigt, oder an sie lässt sich kein Code senden.',
    action: 'Den Zustand der Nummer im WhatsApp-Manager ansehen.',
  },
  138000: {
    title: 'Störung bei Anrufen',
    meaning: 'Codes der Anruf-Schnittstelle von WhatsApp, die consend nicht verwendet.',
    action: 'Die Seiten über Anrufe in der Dokumentation von Meta lesen.',
  },
  139100: {
    title: 'Einige Personen nicht blockierbar',
    meaning:
      'Ein Teil der Änderung an der Sperrliste ist gescheitert, meist weil die Person seit mehr als 24 Stunden nicht geschrieben hat.',
    action: 'Die eigene Ausschlussliste führen; die Sperrliste von WhatsApp ersetzt sie nicht.',
  },
  139101: {
    title: 'Sperrliste voll',
    meaning: 'Die Liste fasst höchstens 64.000 Personen.',
    action: 'Personen von der Liste nehmen, die nicht darauf stehen müssen.',
  },
  139102: {
    title: 'Sperrliste wird gerade geändert',
    meaning: 'Eine andere Änderung war noch im Gange.',
    action: 'Erneut versuchen.',
  },
  139103: {
    title: 'Sperrliste gestört',
    meaning: 'Ein Fehler auf Seiten der Plattform.',
    action: 'In einigen Minuten erneut versuchen.',
  },
  147001: {
    title: 'Störung bei Nutzernamen',
    meaning: 'Codes der Schnittstelle für Nutzernamen von Unternehmen, die consend nicht verwendet.',
    action: 'Die Seiten über Nutzernamen in der Dokumentation von Meta lesen.',
  },
  200005: {
    title: 'Noch keine Zahlen zu Vorlagen',
    meaning: 'Auswertungen zu Vorlagen gibt es für dieses Konto noch nicht.',
    action: 'Für den Versand ist nichts zu tun.',
  },
  200006: {
    title: 'Zahlen zu Vorlagen bleiben an',
    meaning: 'Einmal eingeschaltet, lassen sich Auswertungen zu Vorlagen nicht mehr abschalten.',
    action: 'Nichts zu tun.',
  },
  200007: {
    title: 'Zahlen zu Vorlagen sind aus',
    meaning: 'Auswertungen zu Vorlagen müssen erst eingeschaltet werden.',
    action: 'Bei Bedarf im WhatsApp-Manager einschalten.',
  },
  1752041: {
    title: 'Bereits beantragt',
    meaning: 'Der Zugang zur Marketing-Schnittstelle wurde schon beantragt.',
    action: 'Nichts; die Freigabe abwarten.',
  },
  2388001: {
    title: 'Nummer kann nicht umziehen',
    meaning: 'Der Besitz der Nummer ist nicht bestätigt, oder ihre PIN ist noch eingeschaltet.',
    action: 'Die PIN beim alten Anbieter abschalten und die Nummer bestätigen.',
  },
  2388012: {
    title: 'Nummer ist schon hier',
    meaning: 'Die Nummer, die umziehen soll, gehört bereits zu diesem Konto.',
    action: 'Nichts zu tun.',
  },
  2388019: {
    title: 'Zu viele Vorlagen',
    meaning: 'Das Konto darf keine weitere Vorlage anlegen.',
    action:
      'Nicht mehr benötigte Vorlagen löschen oder Unternehmen und Anzeigenamen für eine höhere Grenze bestätigen lassen.',
  },
  2388023: {
    title: 'Sprache wird noch gelöscht',
    meaning:
      'Diese Vorlage wird in dieser Sprache gerade gelöscht; bis dahin kann nichts Neues an ihre Stelle treten.',
    action: 'Einen anderen Namen wählen oder etwa vier Wochen warten.',
  },
  2388024: {
    title: 'Vorlage gibt es schon',
    meaning: 'Es gibt bereits eine Vorlage dieses Namens in dieser Sprache.',
    action: 'Diese ändern oder einen anderen Namen wählen.',
  },
  2388039: {
    title: 'Vorlage jetzt nicht änderbar',
    meaning: 'Ihr Zustand erlaubt keine Änderung, oder die Änderungen des Tages sind verbraucht.',
    action: 'Das Ende der Prüfung oder den nächsten Tag abwarten.',
  },
  2388040: {
    title: 'Ein Feld ist zu lang',
    meaning: 'Ein Text der Vorlage ist länger, als sein Feld erlaubt.',
    action: 'Kürzen: Kopf und Fuß 60 Zeichen, Haupttext 1.024, Knopf 25.',
  },
  2388043: {
    title: 'Ein Beispiel fehlt',
    meaning: 'Jede Variable und jedes Bild, Video oder Dokument im Kopf braucht ein Beispiel.',
    action: 'Die Beispiele ergänzen und neu einreichen.',
  },
  2388047: {
    title: 'Kopf nicht verwendbar',
    meaning: 'Der Text im Kopf hat eine unzulässige Form.',
    action: 'Keine Umbrüche, keine Formatierung, keine Emojis, höchstens eine Variable.',
  },
  2388072: {
    title: 'Haupttext nicht verwendbar',
    meaning: 'Der Haupttext hat eine unzulässige Form.',
    action: 'Variablen ({{1}}, {{2}} … ohne Lücke) und Leerzeilen prüfen.',
  },
  2388073: {
    title: 'Fuß nicht verwendbar',
    meaning: 'Der Text im Fuß hat eine unzulässige Form.',
    action: 'Nur einfacher Text ohne Variablen, höchstens 60 Zeichen.',
  },
  2388091: {
    title: 'Kein Code für diese Nummer',
    meaning: 'Die Nummer zieht gerade nicht um, deshalb kommt kein Code.',
    action: 'Zuerst den Umzug der Nummer beginnen.',
  },
  2388093: {
    title: 'Kein Code für diese Nummer (Umzug)',
    meaning:
      'Die Nummer zieht gerade nicht um. Als Subcode von 100 wurde er auch bei Vorlagen mit unbrauchbaren Teilen gesehen.',
    action: 'Zuerst den Umzug der Nummer beginnen; bei einer Vorlage deren Teile prüfen.',
  },
  2388103: {
    title: 'Nummer nicht übertragbar',
    meaning: 'Das Zielkonto ist nicht bereit: Webhooks, Anzeigename, Zahlung oder Freigabe fehlen.',
    action: 'Diese in Ordnung bringen und erneut versuchen.',
  },
  2388293: {
    title: 'Zu viele Variablen für den Text',
    meaning: 'Um die Variablen herum steht zu wenig fester Text.',
    action:
      'Mehr Text schreiben oder weniger Variablen nehmen; als Faustregel doppelt so viele feste Wörter wie Variablen und eins dazu.',
  },
  2388299: {
    title: 'Variable am Rand',
    meaning: 'Der Text beginnt oder endet mit einer Variablen.',
    action: 'Worte vor die erste und hinter die letzte Variable setzen.',
  },
  2388318: {
    title: 'Direktvorlage nicht änderbar',
    meaning: 'Die Vorlage entstand beim Senden und ist schreibgeschützt.',
    action: 'Stattdessen eine eigene Vorlage anlegen.',
  },
  2388330: {
    title: 'Direktvorlage nicht löschbar',
    meaning: 'Die Vorlage entstand beim Senden und bleibt bestehen.',
    action: 'Nichts zu tun; nicht verwenden.',
  },
  2494100: {
    title: 'Nummer wird gewartet',
    meaning: 'An der Rufnummer wird gerade gearbeitet.',
    action: 'In einigen Minuten erneut versuchen.',
  },
  2593079: {
    title: 'Konto einem anderen Partner zugesagt',
    meaning: 'Das Konto ist für den Umzug zu einer anderen Lösung vorgemerkt.',
    action: 'Mit dem Anbieter klären, der das Konto eingerichtet hat.',
  },
  2593085: {
    title: 'Konto kann so nicht umziehen',
    meaning: 'Das Konto ist von einer Art, die dieser Umzug nicht annimmt.',
    action: 'Den Umzug mit dem Anbieter klären, der das Konto eingerichtet hat.',
  },
  2593107: {
    title: 'Schon abgeglichen',
    meaning: 'Kontakte und Verlauf lassen sich nach dem Verbinden der App je einmal abgleichen.',
    action: 'Nichts; muss es wiederholt werden, trennen und neu verbinden.',
  },
  2593108: {
    title: 'Zu spät für den Abgleich',
    meaning: 'Der Abgleich muss binnen 24 Stunden nach dem Verbinden der App beginnen.',
    action: 'Trennen, neu verbinden und gleich beginnen.',
  },
};
