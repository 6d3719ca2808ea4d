/** The benchmark's data: the same bytes for the same size, made once and kept in the benchmark's folder. */
import { once } from 'node:events';
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CONSEND, ROOT, runConsend, startNode } from './measure.mjs';

/** Goes into the folders' names: data that an older benchmark left behind must not be taken for this one's. */
const VERSION = 4;
/** Nobody listens there; what was kept of the account is used. */
const NOWHERE = 'http://127.0.0.1:9';
/** Primes: multiplied by one, the numbers of people come in no order, as they do in a list by customer number. */
const [LEDGER_STEP, RECIPIENT_STEP] = [1_000_003, 15_485_863];

const FIRST_NAMES = ['Johanna', 'Mehmet', 'Zoë', 'Anna', 'Karl-Heinz', 'Maria', 'Jürgen', 'Li'];
const LAST_NAMES = ['Schneider', 'Yılmaz', 'Müller', 'Weiß', 'van der Berg', 'Nowak'];
const CITIES = ['Köln', 'Berlin', 'München', 'Frankfurt am Main', 'Ulm'];

const pick = (list, index) => list[index % list.length];
/** The eight digits behind 0151 of a person. */
const digits = (person) => String(20_000_000 + person);

async function writeLines(file, lines) {
  const stream = createWriteStream(`${file}.tmp`);
  let buffer = '';
  for (const line of lines) {
    buffer += line;
    if (buffer.length < 1 << 18) continue;
    if (!stream.write(buffer)) await once(stream, 'drain');
    buffer = '';
  }
  stream.end(buffer);
  await once(stream, 'close');
  // A file that is there is whole.
  renameSync(`${file}.tmp`, file);
}

/**
 * Consents: of twenty people seventeen agreed, two bought something, one took the consent back. All of 2026: a year and a half
 * later nearly everybody is blocked as `consent.stale`, and a plan without messages measures nothing; then move the year.
 */
function* consentLines(people) {
  yield 'phone,event,basis,purpose,channel,occurred_at,source,method,wording,evidence,sale_ref,sale_date,product_group,notice\n';
  for (let index = 0; index < people; index += 1) {
    const person = (index * LEDGER_STEP) % people;
    const phone = `+49151${digits(person)}`;
    const at = `2026-0${1 + (person % 9)}-1${person % 10}T1${person % 8}:30:00+02:00`;
    if (person % 20 === 0) yield `${phone},withdrawn,,newsletter,whatsapp,${at},hotline,phone,,,,,,\n`;
    else if (person % 20 < 3) {
      yield `${phone},basis-asserted,existing-customer,newsletter,whatsapp,${at},shop,order,,,R-${person},2025-03-14,gartenmoebel,order mail\n`;
    } else
      yield `${phone},given,consent,newsletter,whatsapp,${at},web-form,inbound-message,newsletter-de@3,archive/${person}.pdf,,,,\n`;
  }
}

/** Recipients in the spellings that lists have; some nobody knows, some twice, some no numbers, some without a voucher. */
function* recipientLines(rows, people) {
  yield 'Kundennr,Vorname,Nachname,Handy,Ort,Sprache,Gutschein\n';
  for (let row = 0; row < rows; row += 1) {
    const isRepeat = row % 200 === 199;
    const source = isRepeat ? row - 7 : row;
    const person = ((source * RECIPIENT_STEP) % people) + (source % 50 === 9 ? people : 0);
    const number = digits(person);
    let phone = `0151 ${number}`;
    if (row % 3 === 1) phone = `+49151${number}`;
    else if (row % 3 === 2) phone = `0151/${number}`;
    if (row % 200 === 57) phone = 'folgt';
    const voucher = row % 100 === 33 ? '' : `HERBST-${1000 + (row % 9000)}`;
    yield `K-${1_000_000 + row},${pick(FIRST_NAMES, row)},${pick(LAST_NAMES, row)},${phone},${pick(CITIES, row)},${row % 10 === 0 ? 'en' : 'de'},${voucher}\n`;
  }
}

/** A consent file of so many people, a row each. */
export async function consentsFile(dir, people) {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `consents-${people}-v${VERSION}.csv`);
  if (!existsSync(file)) await writeLines(file, consentLines(people));
  return file;
}

/** A recipients file of so many rows, of people that a ledger of `people` knows. */
export async function recipientsFile(dir, rows, people) {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `recipients-${rows}-of-${people}-v${VERSION}.csv`);
  if (!existsSync(file)) await writeLines(file, recipientLines(rows, people));
  return file;
}

/** Makes an empty workspace of the examples' configuration: window on, frequency cap on, both legal bases. */
export function makeWorkspace(dir) {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const examples = join(ROOT, 'examples');
  for (const folder of ['wordings', 'contracts'])
    cpSync(join(examples, folder), join(dir, folder), { recursive: true });
  const config = readFileSync(join(examples, 'consend.yaml'), 'utf8');
  writeFileSync(join(dir, 'consend.yaml'), config.replace(/^(\s*baseUrl:).*$/m, `$1 ${NOWHERE}`));
  const secrets = [
    'WHATSAPP_TOKEN=bench-token',
    'WHATSAPP_APP_SECRET=bench',
    'WHATSAPP_VERIFY_TOKEN=bench',
    '',
  ];
  writeFileSync(join(dir, '.env'), secrets.join('\n'), { mode: 0o600 });
}

/** Writes the examples' campaign for a recipients file. */
export function writeCampaign(dir, name, recipients) {
  const campaign = readFileSync(join(ROOT, 'examples', 'herbst-2026.yaml'), 'utf8')
    .replace(/^id: \S+/m, `id: ${name}`)
    .replace(/^ {2}file: \S+/m, `  file: ${recipients}`)
    .replace(/^ {2}columns: .*$/m, '  columns: { phone: Handy }');
  writeFileSync(join(dir, `${name}.yaml`), campaign);
  return `${name}.yaml`;
}

/** The sandbox in a process of its own, without limits, with the examples' templates. */
export async function startSandbox(dir) {
  mkdirSync(dir, { recursive: true });
  const read = (name) => JSON.parse(readFileSync(join(ROOT, 'examples', name), 'utf8'));
  const profile = {
    ...read('sandbox.json'),
    token: 'bench-token',
    templates: read('templates.json').data,
    messagesPerSecond: 0,
    tier: 'TIER_UNLIMITED',
  };
  const file = join(dir, 'sandbox-profile.json');
  writeFileSync(file, JSON.stringify(profile));
  return await startNode([CONSEND, 'sandbox', '--port', '0', '--seed', '7', '--profile', file, '--json'], {
    cwd: dir,
  });
}

/** A workspace whose ledger knows so many people, made by a real import, with the account's templates. */
export async function workspaceWithLedger(dir, people, say) {
  const workspace = join(dir, `workspace-${people}-v${VERSION}`);
  if (existsSync(join(workspace, 'ready'))) return workspace;
  say(`importing ${people.toLocaleString('en')} people, once`);
  makeWorkspace(workspace);
  await runConsend(['consent', 'import', await consentsFile(dir, people), '--quiet'], { cwd: workspace });
  const sandbox = await startSandbox(dir);
  try {
    const config = join(workspace, 'consend.yaml');
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace(NOWHERE, sandbox.document.url));
    await runConsend(['templates', 'sync', '--quiet'], { cwd: workspace });
    writeFileSync(config, text);
  } finally {
    await sandbox.stop();
  }
  writeFileSync(join(workspace, 'ready'), '');
  return workspace;
}
