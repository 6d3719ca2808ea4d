import { describe, expect, test } from 'vitest';
import { HEADER_MAX } from '../../../../src/core/binding/index.ts';
import { partsOf } from '../../../../src/core/bound-message.ts';
import type { MediaFinding, MediaKnowledge } from '../../../../src/core/media.ts';
import { A, B, bind, body, compile, faults, header, media, type Parameters, refusals } from './compiled.ts';

const LINK = 'https://muster.example/a.jpg';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const JPEG: MediaFinding = { type: 'image/jpeg', bytes: 1000, digest: DIGEST };

const knows = (finding: MediaFinding): MediaKnowledge => ({ of: () => finding });

function first(format: string, parameter: Parameters, values: readonly string[] = []) {
  return partsOf(bind([media(format)], { header: parameter }, { values }).components)[0]?.parameters[0];
}

describe('a header of text', () => {
  test('takes its one variable, by name where the template names it', () => {
    const filled = (text: string, parameterFormat: 'NAMED' | 'POSITIONAL') =>
      partsOf(
        bind([header(text)], { header: A }, { values: ['Ada'], template: { parameterFormat } }).components,
      )[0]?.parameters;
    expect(filled('Hi {{1}}', 'POSITIONAL')).toEqual([{ kind: 'text', text: 'Ada' }]);
    expect(filled('Hi {{who}}', 'NAMED')).toEqual([{ kind: 'text', text: 'Ada', name: 'who' }]);
  });

  test('holds sixty characters, its own among them', () => {
    const found = (length: number) =>
      refusals([header('Hi {{1}}')], { header: A }, { values: ['x'.repeat(length)] });
    expect(found(HEADER_MAX - 3)).toEqual([]);
    expect(found(HEADER_MAX - 2)).toEqual(['header: too-long']);
  });
});

describe('a header of media', () => {
  test('takes a link, a column with a link or an id, and a document its name', () => {
    expect(first('IMAGE', { image: { link: LINK } })).toEqual({ kind: 'image', link: LINK });
    expect(first('IMAGE', { image: { link: A } }, [LINK])).toEqual({ kind: 'image', link: LINK });
    expect(first('VIDEO', { video: { id: '42' } })).toEqual({ kind: 'video', id: '42' });
    expect(first('GIF', { gif: { link: 'https://muster.example/a.mp4' } })).toEqual({
      kind: 'gif',
      link: 'https://muster.example/a.mp4',
    });
    expect(
      first('DOCUMENT', { document: { link: 'https://a.example/a.pdf', filename: A } }, ['Rechnung.pdf']),
    ).toEqual({ kind: 'document', link: 'https://a.example/a.pdf', filename: 'Rechnung.pdf' });
  });

  test.each([
    ['where the workspace sends the ordinary way', { marketingApi: false }],
    ['in a template that is no marketing', { template: { category: 'UTILITY' } }],
  ])('is refused as a gif %s', (_, unusual) => {
    const parameters = { header: { gif: { link: 'https://muster.example/a.mp4' } } };
    expect(faults([media('GIF')], parameters, unusual)).toEqual(['parameters.header header-gif']);
  });

  test('takes a local file by its content once somebody looked at it', () => {
    const parameters = { header: { image: { file: A } } };
    const row = { values: ['bilder/a.jpg'] };
    expect(bind([media('IMAGE')], parameters, { ...row, knowledge: knows(JPEG) }).components).toEqual([
      { type: 'header', parameters: [{ kind: 'image', file: DIGEST, path: 'bilder/a.jpg' }] },
    ]);
    expect(refusals([media('IMAGE')], parameters, row)).toEqual(['header.image (a): media-unknown']);
    const lost = knows({ fault: 'missing', detail: '' });
    expect(refusals([media('IMAGE')], parameters, { ...row, knowledge: lost })).toEqual([
      'header.image (a): media-missing',
    ]);
  });

  test('names what a row shows, so that it can be looked at first', () => {
    const sources = (parameter: Parameters, values: readonly string[]) =>
      compile([media('IMAGE')], { header: parameter }).binder.media(values);
    expect(sources({ image: { file: 'a.jpg' } }, [])).toEqual([{ kind: 'image', file: 'a.jpg' }]);
    expect(sources({ image: { link: A } }, [LINK])).toEqual([{ kind: 'image', link: LINK }]);
    expect(sources({ image: { link: A } }, [''])).toEqual([]);
    expect(sources({ image: { id: '1' } }, [])).toEqual([]);
  });

  test.each([
    ['http://muster.example/a.jpg', 'media-not-https'],
    ['muster.example/a.jpg', 'media-not-https'],
    ['https://muster.example/a.gif', 'media-extension'],
    ['', 'missing'],
  ])('%j is refused: %s, by row from a cell and at once from the campaign file', (link, reason) => {
    expect(refusals([media('IMAGE')], { header: { image: { link: A } } }, { values: [link] })).toEqual([
      `header.image (a): ${reason}`,
    ]);
    expect(faults([media('IMAGE')], { header: { image: { link } } })).toEqual([
      link === ''
        ? 'parameters.header.image value-missing'
        : `parameters.header.image value-refused ${reason}`,
    ]);
  });

  test('is held to what was found of its address, without saying whose it is', () => {
    const knowledge = knows({ type: 'image/jpeg', bytes: 6 * 1024 * 1024, digest: undefined });
    const bound = bind([media('IMAGE')], { header: { image: { link: LINK } } }, { values: [], knowledge });
    expect(bound.problems).toEqual([
      {
        kind: 'malformed',
        parameter: 'header.image',
        reason: 'media-too-large',
        params: { kind: 'image', megabytes: 6, most: 5 },
      },
    ]);
  });

  test('takes digits alone as an id', () => {
    expect(refusals([media('IMAGE')], { header: { image: { id: A } } }, { values: [LINK] })).toEqual([
      'header.image (a): id-invalid',
    ]);
  });

  test.each([[{}], [{ link: LINK, id: '1' }], [{ file: 'a.jpg', link: LINK }]])(
    'needs one source, not %j',
    (image) => {
      expect(faults([media('IMAGE')], { header: { image } })).toEqual([
        'parameters.header.image media-source',
      ]);
    },
  );
});

describe('a header of a place', () => {
  const place = { latitude: A, longitude: 13.405, name: B, address: 'Musterstraße 1' };

  test('takes decimal degrees with point or comma, a name and an address', () => {
    expect(first('LOCATION', { location: place }, ['52,5200', 'Filiale Mitte'])).toEqual({
      kind: 'location',
      latitude: '52.5200',
      longitude: '13.405',
      name: 'Filiale Mitte',
      address: 'Musterstraße 1',
    });
  });

  test.each(['91', 'nord', '52° 31′', '1.2.3'])('refuses %j as a latitude', (cell) => {
    const found = refusals([media('LOCATION')], { header: { location: place } }, { values: [cell, 'x'] });
    expect(found).toEqual(['header.location.latitude (a): degrees-invalid']);
  });

  test('tells an empty name that the campaign asks for', () => {
    const found = refusals([media('LOCATION')], { header: { location: place } }, { values: ['1', ''] });
    expect(found).toEqual(['header.location.name (b): missing']);
  });
});

test('a header of a product takes its ids', () => {
  expect(first('PRODUCT', { product: { product: A, catalog: '800' } }, ['SKU-1'])).toEqual({
    kind: 'product',
    product: 'SKU-1',
    catalog: '800',
  });
});

describe('a campaign whose header does not fit is told with what to write', () => {
  test.each([
    ['a header that needs a value', header('{{1}}'), {}, 'parameters header-missing'],
    ['an image that is not given', media('IMAGE'), {}, 'parameters header-missing'],
    ['no variable', header('Hi'), { header: { text: 'x' } }, 'parameters.header header-unused'],
    ['no header at all', body('Hi'), { header: { text: 'x' } }, 'parameters.header header-unused'],
    [
      'an image for a text',
      header('{{1}}'),
      { header: { image: { id: '1' } } },
      'parameters.header header-kind',
    ],
    [
      'a video for an image',
      media('IMAGE'),
      { header: { video: { id: '1' } } },
      'parameters.header header-kind',
    ],
    ['a text for a place', media('LOCATION'), { header: { text: 'x' } }, 'parameters.header header-kind'],
    ['a kind that nobody knows', media('HOLOGRAM'), {}, 'parameters.header header-unknown'],
    ['two variables', header('{{1}} {{2}}'), { header: A }, 'parameters.header header-unknown'],
  ])('%s', (_, component, parameters, fault) => {
    expect(faults([component], parameters)).toEqual([fault]);
  });

  test('in the header’s own kind', () => {
    expect(compile([media('DOCUMENT')], {}).problems[0]).toMatchObject({
      subject: 'DOCUMENT',
      write: 'header: { document: { link: https://…, filename: … } }',
    });
  });
});
