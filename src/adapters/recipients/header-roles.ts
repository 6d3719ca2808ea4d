/** Under which names people keep what consend looks for. Keys are compared as `roleKey` makes them. */
import { headerKey } from '../tabular/index.ts';

/** What a column can serve for without being asked for by name. */
export type ColumnRole = 'phone' | 'country' | 'timeZone' | 'language' | 'userId';

/** Names by role, the most telling first: it wins where a role other than `phone` has two candidates. */
const NAMES: Readonly<Record<ColumnRole, string>> = {
  phone: `whatsapp whatsappnumber whatsappnummer whatsappnr whatsappphone numerowhatsapp numerodewhatsapp waid
    mobile mobilephone mobilenumber mobileno mobil mobilnummer mobilnr mobiltelefon mobiltel mobiltelefonnummer
    mobilfunk mobilfunknummer handy handynummer handynr cell cellphone cellphonenumber cellnumber celular
    numerocelular numerodecelular telefonocelular telefonecelular movil telefonomovil numeromovil telefonemovel
    portable telephoneportable numeroportable cellulare telefonocellulare telefonmobil natel
    phone phonenumber phoneno phonenr e164 msisdn tel telnr telno telefon telefonnummer telefonnr rufnummer
    telephone telephonenumber numerodetelephone numerotelephone telefono telefononumero numerotelefono
    numerodetelefono telefone numerotelefone numerodetelefone telemovel numero contactnumber fon telefoon`,
  country: `countrycode countryiso isocountry countryiso2 landercode laendercode landcode landeskurzel landeskuerzel
    landeskennzeichen lkz codepays codigopais country land pays pais paese nation staat`,
  timeZone: 'timezone tz zeitzone iana ianatimezone fuseauhoraire fuseau zonahoraria husohorario fusohorario',
  language: `language languagecode sprache sprachcode lang locale langue idioma lingua taal preferredlanguage
    bevorzugtesprache`,
  userId: 'userid bsuid whatsappuserid',
};

/** The roles, the phone first. */
export const COLUMN_ROLES = Object.keys(NAMES) as readonly ColumnRole[];

const KEYS = new Map(COLUMN_ROLES.map((role) => [role, NAMES[role].split(/\s+/)]));

/** The headers that can serve a role, the most telling name first. */
export function headersFor(role: ColumnRole, headers: readonly string[]): string[] {
  const keys = KEYS.get(role) ?? [];
  const ranked = headers.map((header) => ({ header, rank: keys.indexOf(roleKey(header)) }));
  const found = ranked.filter(({ rank }) => rank !== -1);
  return found.sort((one, other) => one.rank - other.rank).map(({ header }) => header);
}

/** As headers are compared, without punctuation too: "Tel.-Nr.", "Telefon (mobil)". */
function roleKey(header: string): string {
  return headerKey(header).replace(/[^\p{L}\p{N}]/gu, '');
}
