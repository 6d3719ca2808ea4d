/**
 * Requests held to judges that are not ours. Templates of every kind, filled at random, go through the binder and the client's
 * own rendering; what comes out has to be right for Meta's OpenAPI file (patched) and for the zod builders and the client of
 * @kapso/whatsapp-cloud-api, which has to send the very same.
 *
 * A third judge, @whatsapp-cloudapi/types, is left out: each of its versions (1.0.0 to 4.2.0) wants Node 22, and we support Node
 * 20. Compiled against 4.2.0 by hand on 25 November 2026, 136 of the 500 bodies to /messages passed, amounts and document names
 * among them, which kapso has wrong. The others hold kinds that it does not know: carousels, offers, gif and product headers,
 * and all buttons but url and quick_reply.
 */
import { describe, expect, test } from 'vitest';
import { marketingFields, sendBody } from '../../../src/adapters/provider/cloud-api/send-body.ts';
import { compileBinder } from '../../../src/core/binding/index.ts';
import { BUTTON_SUB_TYPES } from '../../../src/core/bound-message.ts';
import { campaignSchema } from '../../../src/core/campaign-config.ts';
import { seed } from '../../drill/depth.ts';
import { isDocumentThere, type Node } from '../openapi/document.ts';
import { createOracle } from '../openapi/oracle.ts';
import { EXCEPTIONS, type Judge } from './exceptions.ts';
import { type Filled, filledTemplates } from './filled.ts';
import { sentByKapso } from './kapso.ts';
import { kindsOf, without } from './wire.ts';

const TEMPLATES = 500;
const NOW = Date.UTC(2026, 10, 25);

/** A request: its body, and what is in it. */
interface Request {
  readonly path: string;
  readonly body: Node;
  readonly kinds: ReadonlySet<string>;
}

function campaignOf({ template, parameters }: Filled) {
  const { name, language } = template;
  return campaignSchema.parse({
    version: 1,
    id: 'anfragen',
    purpose: 'newsletter',
    template: { name, language },
    recipients: { file: 'recipients.csv' },
    parameters,
  });
}

/** The request bodies of a template: to the messages path, and to the marketing path where that takes it. */
function requestsOf(filled: Filled, index: number): Request[] {
  const { template, columns, values, to } = filled;
  const compiled = compileBinder(template, campaignOf(filled), {
    columns,
    timeZone: 'Europe/Berlin',
    now: NOW,
    marketingApi: true,
  });
  expect(compiled.problems, JSON.stringify(filled)).toEqual([]);
  const { components, problems } = compiled.binder.bind(values);
  expect(problems, JSON.stringify(filled)).toEqual([]);
  const message = {
    to,
    template: template.name,
    language: template.language,
    components,
    correlation: `c${index}`,
  };
  const request = (path: string, more = ''): Request => {
    const body = JSON.parse(sendBody(message, more)) as Node;
    return { path: `{Phone-Number-ID}/${path}`, body, kinds: kindsOf(body) };
  };
  const more = marketingFields({ productPolicy: 'STRICT', activitySharing: index % 2 === 0 });
  return [
    request('messages'),
    ...(template.category === 'MARKETING' ? [request('marketing_messages', more)] : []),
  ];
}

const templates = filledTemplates(TEMPLATES);
const requests = templates.flatMap(requestsOf);

/** What a judge says of a request: its faults, none where it takes it. */
type Faults = (request: Request) => Promise<readonly string[]>;

/**
 * Holds every request to a judge. What is excepted has to be refused, and the same request without it taken. Tells how many
 * were taken whole.
 */
async function expectRight(judge: Judge, judged: readonly Request[], faultsOf: Faults): Promise<void> {
  const exceptions = EXCEPTIONS.filter((exception) => exception.judge === judge).map(({ kind }) => kind);
  const alone = new Map(exceptions.map((kind) => [kind, 0]));
  const wrong: string[] = [];
  const tell = (what: string, { body }: Request): void => {
    wrong.push(`${what} in ${JSON.stringify(body)}`);
  };
  let whole = 0;
  for (const request of judged) {
    const excepted = exceptions.filter((kind) => request.kinds.has(kind));
    if (excepted.length === 0) whole += 1;
    else if ((await faultsOf(request)).length === 0)
      tell(`no exception needed: ${excepted.join(', ')}`, request);
    const [only = ''] = excepted;
    if (excepted.length === 1) alone.set(only, (alone.get(only) ?? 0) + 1);
    const others = { ...request, body: without(request.body, excepted) };
    const faults = await faultsOf(others);
    if (faults.length > 0) tell(faults.join('; '), others);
  }
  const told = [...alone].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  console.log(
    `${judge}: ${judged.length} requests of ${TEMPLATES} templates, ${whole} taken whole, ${judged.length - whole} but for the ` +
      `exceptions (alone: ${told || 'none'}; seed ${seed})`,
  );
  expect(wrong.slice(0, 5), `${wrong.length} of ${judged.length} (seed ${seed})`).toEqual([]);
  // What was never met alone was not shown to be needed.
  expect([...alone].filter(([, count]) => count === 0)).toEqual([]);
}

describe('500 random templates, filled and rendered', () => {
  test('hold every kind of component, header, button and parameter', () => {
    const kinds = new Set(requests.flatMap((request) => [...request.kinds]));
    expect([...kinds].filter((kind) => kind.startsWith('button: ')).sort()).toEqual(
      BUTTON_SUB_TYPES.map((type) => `button: ${type}`).sort(),
    );
    const formats = ['text', 'image', 'video', 'document', 'gif', 'location', 'product'];
    for (const kind of [
      ...formats.map((format) => `header: ${format}`),
      ...[
        'body: text',
        'body: currency',
        'body: date_time',
        'parameter name',
        'carousel',
        'limited_time_offer',
      ],
    ])
      expect(kinds).toContain(kind);
    expect(templates.some(({ template }) => template.category === 'AUTHENTICATION')).toBe(true);
  });

  test.runIf(isDocumentThere())('are right for the OpenAPI file of the platform', async () => {
    const oracle = createOracle();
    await expectRight(
      'openapi',
      requests,
      async ({ path, body }) => oracle.request('POST', path, body) ?? ['not modelled'],
    );
  });

  test('are what the client of @kapso/whatsapp-cloud-api sends, and taken by its zod builders', async () => {
    // Its client has no marketing path.
    const messages = requests.filter(({ path }) => path.endsWith('/messages'));
    await expectRight('kapso', messages, async ({ body }) => {
      try {
        expect(await sentByKapso(body)).toEqual(body);
        return [];
      } catch (error) {
        return [String(error).slice(0, 2_000)];
      }
    });
  });
});
