/** Random templates as the API lists them, with random parameters that mostly fit and rows that mostly can be sent. */
import fc from 'fast-check';

/** A template with what a campaign says of it, and some rows. */
export interface Case {
  readonly template: Record<string, unknown>;
  readonly parameters: Record<string, unknown>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const COLUMNS = ['plain', 'odd', 'price', 'day', 'link', 'until'] as const;

const plain = fc.oneof(
  fc.stringMatching(/^[A-Za-zäöüß0-9]{1,12}$/),
  fc.constantFrom('Ada', 'Grüße 👋', '482913', 'A/1 ü?'),
);
const odd = fc.oneof(
  { weight: 3, arbitrary: plain },
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    'a\nb',
    'a\tb',
    'a     b',
    'x'.repeat(130),
    'x'.repeat(1100),
    'https://a.example/x',
    '\uD800',
  ),
);
const row = fc
  .record({
    plain,
    odd,
    price: fc.constantFrom('19,99', '5', '1.234,50', '1.234', 'viel', '-3'),
    day: fc.constantFrom('2026-12-24', '2027-01-02T10:00:00Z', '24.12.2026', '2026-02-30'),
    link: fc.constantFrom('https://a.example/x.jpg', 'https://a.example/x', 'http://a.example/x.jpg', ''),
    until: fc.constantFrom(
      '2097-12-24T18:00:00+01:00',
      '2097-12-24 18:00',
      '2001-01-01T00:00Z',
      '2097-12-24',
    ),
  })
  .map((cells) => COLUMNS.map((column) => cells[column]));

/** Mostly the right thing, sometimes nothing, sometimes another. */
const mostly = <T>(right: fc.Arbitrary<T>, other: fc.Arbitrary<unknown> = fc.constant(undefined)) =>
  fc.oneof({ weight: 24, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: other });

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ column: 'plain' } as object) },
  fc.constant({ column: 'odd', fallback: 'dort' } as object),
  fc.constantFrom<object>({ text: 'fest' }, { text: ' ' }, { text: 'a\tb' }),
);
const anyText = fc.oneof(
  { weight: 4, arbitrary: value },
  fc.constantFrom<object>(
    { column: 'price', as: 'currency', code: 'EUR' },
    { column: 'day', as: 'date', style: 'long' },
    { column: 'price', as: 'percent' },
    { column: 'price', as: 'currency', code: 'EUR', send: 'currency' },
    { column: 'day', as: 'date', send: 'date-time' },
  ),
);

/** A component on the wire with what fills it. */
interface Filled {
  readonly component: Record<string, unknown> | undefined;
  readonly given: unknown;
}

const variables = (isNamed: boolean) =>
  fc.subarray(isNamed ? ['vorname', 'nummer', 'tag'] : ['1', '2', '3']).map((names) =>
    // Positions have no gap.
    isNamed ? names : names.map((_, index) => String(index + 1)),
  );

function text(isNamed: boolean, length: number): fc.Arbitrary<{ names: string[]; text: string }> {
  return variables(isNamed).chain((names) =>
    fc
      .record({
        order: fc.shuffledSubarray(names, { minLength: names.length }),
        long: fc.constantFrom(0, 0, 0, length - 60),
      })
      .map(({ order, long }) => ({
        names,
        text: `Hallo ${order.map((name) => `{{${name}}}`).join(' und ')} ${'x'.repeat(long)}.`,
      })),
  );
}

function bodyOf(isNamed: boolean, length: number): fc.Arbitrary<Filled> {
  return text(isNamed, length).chain(({ names, text: source }) =>
    mostly(
      fc.record(Object.fromEntries(names.map((name) => [name, anyText]))),
      fc.constantFrom({}, { '1': { text: 'x' } }, { vorname: { text: 'x' } }),
    ).map((given) => ({
      component: { type: 'BODY', text: source },
      given: names.length === 0 ? undefined : given,
    })),
  );
}

const source = fc.constantFrom<object>(
  { link: { column: 'link' } },
  { link: 'https://a.example/x.jpg' },
  { link: 'https://a.example/datei' },
);

const GIVEN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  IMAGE: source.map((image) => ({ image })),
  VIDEO: fc.constant({ video: { link: 'https://a.example/film' } }),
  GIF: fc.constant({ gif: { link: 'https://a.example/film.mp4' } }),
  DOCUMENT: value.map((filename) => ({ document: { link: 'https://a.example/x.pdf', filename } })),
  LOCATION: fc.constantFrom(
    { location: { latitude: 52.52, longitude: '13,405', name: { column: 'plain' } } },
    { location: { latitude: { column: 'price' }, longitude: 7, address: { column: 'odd' } } },
  ),
  PRODUCT: value.map((product) => ({ product: { product, catalog: '800' } })),
};

function headerOf(isNamed: boolean, formats: readonly string[]): fc.Arbitrary<Filled> {
  return fc.constantFrom(...formats).chain((format): fc.Arbitrary<Filled> => {
    if (format === 'NONE') return fc.constant({ component: undefined, given: undefined });
    const name = isNamed ? 'filiale' : '1';
    if (format === 'TEXT')
      return mostly(value).map((given) => ({
        component: { type: 'HEADER', format, text: `In {{${name}}}` },
        given,
      }));
    return mostly(GIVEN[format] ?? fc.constant(undefined), fc.constant({ text: 'x' })).map((given) => ({
      component: { type: 'HEADER', format },
      given,
    }));
  });
}

const ORDER = {
  reference_id: { column: 'plain' },
  currency: 'INR',
  total_amount: { value: 21_000, offset: 100 },
  order: { status: 'pending' },
};

const BUTTONS: Readonly<Record<string, fc.Arbitrary<{ button: object; given: unknown }>>> = {
  QUICK_REPLY: fc.option(anyText, { nil: undefined }).map((given) => ({ button: { text: 'Ja' }, given })),
  URL: mostly(anyText).map((given) => ({
    button: { text: 'Ansehen', url: 'https://a.example/o/{{1}}' },
    given,
  })),
  FIXED: fc.constant({ button: { type: 'URL', text: 'Seite', url: 'https://a.example/' }, given: undefined }),
  PHONE_NUMBER: fc.constant({ button: { text: 'Anruf', phone_number: '+4915110000009' }, given: undefined }),
  COPY_CODE: mostly(value).map((given) => ({ button: { text: 'Kopieren' }, given })),
  FLOW: fc
    .option(
      value.map((token) => ({ flow: { token, data: { kunde: { column: 'plain' }, liste: [1, true] } } })),
      { nil: undefined },
    )
    .map((given) => ({ button: { text: 'Los', flow_id: '5' }, given })),
  CATALOG: fc
    .option(
      value.map((thumbnail) => ({ catalog: { thumbnail } })),
      { nil: undefined },
    )
    .map((given) => ({ button: { text: 'Katalog' }, given })),
  MPM: mostly(
    fc.record({
      products: fc.record({
        thumbnail: value,
        sections: fc.array(
          fc.record({ title: value, products: fc.array(value, { minLength: 1, maxLength: 5 }) }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
      }),
    }),
  ).map((given) => ({ button: { text: 'Produkte' }, given })),
  VOICE_CALL: fc
    .constantFrom(undefined, { call: { minutes: 1440 } }, { call: { minutes: { column: 'price' } } })
    .map((given) => ({ button: { text: 'Sprechen' }, given })),
  ORDER_DETAILS: mostly(fc.constant({ order: ORDER })).map((given) => ({
    button: { text: 'Zahlen' },
    given,
  })),
  SPM: fc.constant({ button: { text: 'Produkt' }, given: undefined }),
  REQUEST_CONTACT_INFO: fc.constant({ button: {}, given: undefined }),
};

function buttonsOf(types: readonly string[], most: number): fc.Arbitrary<Filled> {
  return fc.array(fc.constantFrom(...types), { maxLength: most }).chain((chosen) =>
    fc
      .tuple(...chosen.map((type) => BUTTONS[type] ?? fc.constant({ button: {}, given: undefined })))
      .map((list) => ({
        component:
          list.length === 0
            ? undefined
            : { type: 'BUTTONS', buttons: list.map(({ button }, at) => ({ type: chosen[at], ...button })) },
        given: Object.fromEntries(
          list.flatMap(({ given }, at) => (given === undefined ? [] : [[String(at), given]])),
        ),
      })),
  );
}

const whole = (parts: Readonly<Record<string, Filled>>) => ({
  components: Object.values(parts).flatMap(({ component }) => component ?? []),
  given: Object.fromEntries(
    Object.entries(parts).flatMap(([key, { given }]) => (given === undefined ? [] : [[key, given]])),
  ),
});

const HEADERS = ['NONE', 'TEXT', 'IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'PRODUCT', 'GIF'];

type Made = fc.Arbitrary<{ components: unknown[]; given: Record<string, unknown>; category: string }>;

function usual(isNamed: boolean): Made {
  return fc
    .record({
      header: headerOf(isNamed, HEADERS),
      body: bodyOf(isNamed, 1024),
      buttons: buttonsOf(Object.keys(BUTTONS), 4),
    })
    .map((parts) => ({ ...whole(parts), category: 'MARKETING' }));
}

function offer(isNamed: boolean): Made {
  const end = fc.constantFrom<unknown>({ column: 'until' }, '2097-12-24T18:00:00+01:00', '2001-01-01T00:00Z');
  return fc
    .record({
      header: headerOf(isNamed, ['IMAGE', 'VIDEO']),
      body: bodyOf(isNamed, 600),
      offer: mostly(end.map((expires) => ({ expires }))).map((given) => ({
        component: {
          type: 'LIMITED_TIME_OFFER',
          limited_time_offer: { text: 'Jetzt', has_expiration: true },
        },
        given,
      })),
      buttons: buttonsOf(['COPY_CODE', 'URL'], 2),
    })
    .map((parts) => ({ ...whole(parts as Record<string, Filled>), category: 'MARKETING' }));
}

function carousel(isNamed: boolean): Made {
  const card = fc.record({
    header: headerOf(isNamed, ['IMAGE', 'VIDEO', 'PRODUCT']),
    body: bodyOf(isNamed, 160),
    buttons: buttonsOf(['QUICK_REPLY', 'URL', 'FIXED'], 2),
  });
  return fc
    .record({
      body: bodyOf(isNamed, 1024),
      cards: fc.array(card, { minLength: 2, maxLength: 4 }),
      isShort: fc.nat({ max: 9 }),
    })
    .map(({ body, cards, isShort }) => {
      const filled = cards.map(whole);
      const given = filled.map((one) => one.given);
      const component = {
        type: 'CAROUSEL',
        cards: filled.map(({ components }) => ({ components })),
      };
      const parts = { body, cards: { component, given: isShort === 0 ? given.slice(1) : given } };
      return { ...whole(parts), category: 'MARKETING' };
    });
}

const authentication: Made = mostly(value).map((code) => ({
  components: [
    { type: 'BODY', add_security_recommendation: true },
    { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
  ],
  given: code === undefined ? {} : { code },
  category: 'AUTHENTICATION',
}));

/** A case of any kind. */
export function caseOf(seed: number): fc.Arbitrary<Case> {
  const isNamed = seed % 3 === 0;
  const kinds = [usual(isNamed), usual(isNamed), offer(isNamed), carousel(isNamed), authentication];
  const made = kinds[seed % kinds.length] ?? usual(isNamed);
  return fc
    .record({
      made,
      rows: fc.array(row, { minLength: 3, maxLength: 3 }),
      language: fc.constantFrom('de', 'en_US', 'pt_BR', 'ar'),
    })
    .map(({ made: { components, given, category }, rows, language }) => ({
      template: {
        language,
        category,
        parameter_format: isNamed && category !== 'AUTHENTICATION' ? 'NAMED' : 'POSITIONAL',
        components,
      },
      parameters: given,
      columns: COLUMNS,
      rows,
    }));
}
