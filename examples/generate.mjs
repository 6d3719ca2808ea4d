/**
 * Writes recipients.csv, bestellungen.csv and consents.csv: the same bytes every time. Run: node examples/generate.mjs
 *
 * All people are invented. German numbers are +49 151 2000xxxx, the landlines come from ranges that are
 * set aside for film and drama. The sandbox names outcomes by the last six digits, so two numbers end in 131026
 * (undeliverable) and 131050 (stopped offers on WhatsApp) and no other ends in a code by accident.
 */
import { writeFileSync } from 'node:fs';

const FIRST =
  'Anke Björn Carla Dorian Elif Falk Greta Hülya Ivo Jana Käthe Lasse Mira Nils Oksana Quirin Ronja Sören Tamara Ute Veit Wiebke Xenia Yannick Zora Amélie Bjarne Chiara Désirée Emre Frauke'.split(
    ' ',
  );
const LAST =
  'Ahlers Brandstetter Cordes Dörfler Eggert Fährmann Göbel Hübner Ilgner Jäkel Köhnlein Lüders Mühlbach Nöthen Oetjen Pfäffle Rößler Sölter Thießen Uhlig Vößing Weißhaupt Zänker Aydinlar Nowakowski Kovarik Marinelli Okafor Nguyen Petrowsky'.split(
    ' ',
  );
const CITIES =
  'Köln Düsseldorf Münster Würzburg Göttingen Lübeck Tübingen Hamburg Erfurt Saarbrücken Mönchengladbach Fürth'.split(
    ' ',
  );
const SPELLINGS = [
  (n) => `0${n.slice(0, 3)} ${n.slice(3)}`,
  (n) => `+49 ${n.slice(0, 3)} ${n.slice(3, 7)} ${n.slice(7)}`,
  (n) => `0${n.slice(0, 3)}/${n.slice(3)}`,
  (n) => `0049${n}`,
  (n) => `+49${n}`,
  (n) => `0${n.slice(0, 3)}-${n.slice(3)}`,
];

/** How many people of each kind there are, in the order in which they are made; 200 in all. */
const KINDS = {
  consent: 130, // agreed to the newsletter on WhatsApp, and confirmed it from there
  byEmail: 5, // agreed, and confirmed by e-mail: that proves no phone number
  pending: 3, // agreed on a form, and never confirmed
  unknown: 16, // the ledger has never heard of them
  otherPurpose: 4, // agreed to order updates only
  otherChannel: 4, // agreed to the newsletter by e-mail only
  withdrew: 9,
  customer: 14, // § 7 (3) UWG: sale, similar goods, notice, no objection; and an opt-in to WhatsApp
  customerNoNotice: 3,
  customerOtherGoods: 3,
  customerNoSaleDate: 2,
  customerNoOptIn: 3, // the four conditions, but the platform's own opt-in is missing
  suppressed: 3,
  objected: 1,
};

/** Numbers that are not German mobiles or that the sandbox treats in a way of their own, by place among those who agreed. */
const SPECIAL = {
  20: { phone: '+43 664 2000123', country: 'AT', city: 'Graz' },
  21: { phone: '+43 664 2000456', country: 'AT', city: 'Linz' },
  22: { phone: '+41 79 200 01 24', country: 'CH', city: 'Zürich' },
  23: { phone: '+44 7400 000124', country: 'GB', city: 'Leeds', language: 'en' },
  24: { phone: '+44 7400 000567', country: 'GB', city: 'York', language: 'en' },
  25: { phone: '0221 4710123' }, // a landline: only business accounts use WhatsApp with one
  26: { phone: '030 23125456', city: 'Berlin' },
  27: { phone: '0151 20131026' },
  28: { phone: '0151 20131050' },
};
/** The person wrote first, as the poster asks: the message comes from the number itself and needs no second step. */
const BY_MESSAGE = { source: 'whatsapp', method: 'inbound-message' };

/** Among those who agreed: who has no voucher, and whose first name is not known. */
const WITHOUT_VOUCHER = new Set([40, 41]);
const WITHOUT_NAME = new Set([50, 51, 52, 53]);
const ORDERS = 12;
const HEADERS = {
  recipients: 'Kundennr;Vorname;Nachname;Handy;Ort;Land;Sprache;Gutschein',
  orders: 'Bestellnr;Vorname;Handy;Filiale;Sprache',
  consents:
    'phone,event,basis,purpose,channel,occurred_at,source,method,wording,confirmed_at,confirmed_by,evidence,sale_ref,sale_date,product_group,notice,contract_ref,note',
};

const random = randomNumbers(20261);
const pick = (list) => list[Math.floor(random() * list.length)];

const people = makePeople();
const facts = people
  .flatMap(factsOf)
  .sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : a.occurred_at > b.occurred_at ? 1 : 0));
writeWindows1252('recipients.csv', [HEADERS.recipients, ...recipientRows(people)]);
writeWindows1252('bestellungen.csv', [HEADERS.orders, ...orderRows(people)]);
writeUtf8('consents.csv', [HEADERS.consents, ...facts.map(consentRow)]);

function makePeople() {
  const made = [];
  for (const [kind, count] of Object.entries(KINDS)) {
    for (let index = 0; index < count; index += 1) made.push(makePerson(kind, index, made.length));
  }
  return made;
}

function makePerson(kind, index, number) {
  const special = kind === 'consent' ? (SPECIAL[index] ?? {}) : {};
  const nameless = kind === 'consent' && WITHOUT_NAME.has(index);
  const language = special.language ?? (!nameless && random() < 0.14 ? 'en' : 'de');
  const national = `1512000${String(1000 + number * 7).padStart(4, '0')}`;
  return {
    kind,
    index,
    id: `K-${10_000 + number * 3}`,
    first: nameless ? '' : pick(FIRST),
    last: pick(LAST),
    phone: special.phone ?? SPELLINGS[number % SPELLINGS.length](national),
    /** The same number in another spelling. */
    again: SPELLINGS[(number + 1) % SPELLINGS.length](national),
    country: special.country ?? 'DE',
    city: special.city ?? pick(CITIES),
    language,
    voucher:
      kind === 'consent' && WITHOUT_VOUCHER.has(index)
        ? ''
        : `HERBST-${String(1000 + ((number * 37) % 9000))}`,
  };
}

/** Everybody in a mixed order, then what goes wrong in real lists: repeats, and numbers that are none. */
function recipientRows(all) {
  const rows = shuffled(all).map((person) => recipientRow(person));
  const repeated = all.filter(
    (person) => person.kind === 'consent' && person.index >= 60 && person.index < 66,
  );
  const broken = ['4,91511E+12', '4,91512E+12', '4,91512E+12', '0151 2000'].map((phone, index) => ({
    ...makePerson('broken', index, all.length + index),
    phone,
  }));
  const extra = [...repeated.map((person) => ({ ...person, phone: person.again })), ...broken];
  for (const [index, person] of extra.entries()) rows.splice(80 + index * 13, 0, recipientRow(person));
  return rows;
}

function recipientRow({ id, first, last, phone, city, country, language, voucher }) {
  return [id, first, last, phone, city, country, language, voucher].join(';');
}

function orderRows(all) {
  return buyers(all).map(({ first, phone, city, language }, index) =>
    [`B-${10_200 + index}`, first, phone, city, language].join(';'),
  );
}

function buyers(all) {
  return all.filter((person) => person.kind === 'consent').slice(0, ORDERS);
}

/** What the ledger is told of a person. */
function factsOf(person) {
  const fact = (values) => ({ phone: person.phone, purpose: 'newsletter', channel: 'whatsapp', ...values });
  const given = (values = {}) => fact({ event: 'given', basis: 'consent', ...proof(person), ...values });
  const asserted = (values = {}) =>
    fact({ event: 'basis-asserted', basis: 'existing-customer', ...sale(person), ...values });
  const optIn = () =>
    fact({
      event: 'platform-optin',
      purpose: '',
      channel: '',
      occurred_at: day(2026, 2 + (person.index % 6), 5),
      source: 'chat',
      method: 'customer wrote first',
    });
  switch (person.kind) {
    case 'consent':
      return [given(person.index % 3 === 0 ? BY_MESSAGE : confirmation(person)), ...contract(person, fact)];
    case 'byEmail':
      return [given({ ...confirmation(person), confirmed_by: 'email' })];
    case 'pending':
      return [given()];
    case 'otherPurpose':
      return [given({ purpose: 'orders' })];
    case 'otherChannel':
      return [given({ channel: 'email', wording: '', note: 'e-mail newsletter only' })];
    case 'withdrew':
      return [
        given(),
        fact({
          event: 'withdrawn',
          occurred_at: time(2026, 8 + (person.index % 3), 3 + person.index, 14, 12),
          source: 'chat',
          method: 'reply',
          note: 'answered Stop',
        }),
      ];
    case 'customer':
      return [asserted(), optIn()];
    case 'customerNoNotice':
      return [asserted({ notice: '' }), optIn()];
    case 'customerOtherGoods':
      return [asserted({ product_group: 'kleinelektronik' }), optIn()];
    case 'customerNoSaleDate':
      return [asserted({ sale_date: '' }), optIn()];
    case 'customerNoOptIn':
      return [asserted()];
    case 'suppressed':
      return [
        given(BY_MESSAGE),
        fact({
          event: 'suppressed',
          purpose: '',
          channel: '',
          occurred_at: time(2026, 9, 10 + person.index, 9, 30),
          source: 'phone',
          note: 'asked not to be contacted at all',
        }),
      ];
    case 'objected':
      return [
        asserted(),
        optIn(),
        fact({
          event: 'objected',
          basis: 'existing-customer',
          channel: '*',
          occurred_at: time(2026, 10, 3, 16, 45),
          source: 'email',
          note: 'objects to advertising',
        }),
      ];
    default:
      return [];
  }
}

function proof({ index, language, kind }) {
  const source = ['web-form', 'shop', 'web-form', 'paper'][index % 4];
  return {
    occurred_at: time(2026, 2 + (index % 7), 1 + ((index * 5) % 27), 8 + (index % 11), (index * 13) % 60),
    source,
    method: { 'web-form': 'checkbox', shop: 'tablet', paper: 'signature' }[source],
    wording: language === 'en' ? 'newsletter-en@1' : 'newsletter-de@3',
    evidence: `archive/${kind}/2026-${String(index).padStart(4, '0')}.pdf`,
  };
}

/** Confirmed from the phone itself, some minutes after the consent. */
function confirmation({ index }) {
  const at = time(2026, 2 + (index % 7), 1 + ((index * 5) % 27), 20, (index * 7) % 60);
  return { confirmed_at: at, confirmed_by: 'whatsapp' };
}

function sale({ index }) {
  const date = `2026-0${3 + (index % 6)}-${String(4 + index).padStart(2, '0')}`;
  return {
    occurred_at: `${date}T11:00:00+02:00`,
    source: 'shop',
    method: 'order',
    sale_ref: `S-${1001 + index}`,
    sale_date: date,
    product_group: 'gartenmoebel',
    notice: 'order mail, notice of the right to object',
  };
}

/** The orders of bestellungen.csv rest on a contract. */
function contract(person, fact) {
  if (person.index >= ORDERS) return [];
  return [
    fact({
      event: 'basis-asserted',
      basis: 'contract',
      purpose: 'orders',
      occurred_at: time(2026, 10, 12 + person.index, 10, 0),
      source: 'shop',
      contract_ref: `B-${10_200 + person.index}`,
    }),
    fact({
      event: 'platform-optin',
      purpose: '',
      channel: '',
      occurred_at: time(2026, 10, 12 + person.index, 10, 1),
      source: 'web-form',
      method: 'checkbox at checkout',
    }),
  ];
}

function consentRow(fact) {
  return HEADERS.consents
    .split(',')
    .map((column) => quoted(fact[column] ?? ''))
    .join(',');
}

function quoted(cell) {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Noon of a day, and a time, in Germany: summer time from April to October, as far as these dates need it. */
function day(year, month, date) {
  return time(year, month, date, 12, 0);
}
function time(year, month, date, hour, minute) {
  const two = (value) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(date)}T${two(hour)}:${two(minute)}:00${month >= 4 && month <= 10 ? '+02:00' : '+01:00'}`;
}

function shuffled(list) {
  const rest = [...list];
  const out = [];
  while (rest.length > 0) out.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return out;
}

/** Mulberry32: small, and the same on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** As a German Excel saves a CSV: Windows-1252 (the same as Latin-1 for these letters), semicolons, CRLF. */
function writeWindows1252(name, lines) {
  writeFileSync(new URL(name, import.meta.url), Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'));
}

function writeUtf8(name, lines) {
  writeFileSync(new URL(name, import.meta.url), `${lines.join('\n')}\n`);
}
