import { describe, expect, test } from 'vitest';
import type { MediaFinding, MediaSource } from '../../../src/core/media.ts';
import { mediaFactsSchema } from '../../../src/core/media-facts.ts';
import { type MediaRow, type SurveyParts, surveyMedia } from '../../../src/pipeline/media-survey.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const image = (file: string): MediaSource => ({ kind: 'image', file });
const linked = (link: string): MediaSource => ({ kind: 'image', link });
const PICTURE: MediaFinding = { type: 'image/png', bytes: 9, digest: DIGEST };
const row = (number: number, ...sources: MediaSource[]): MediaRow => ({ row: number, sources });

/** A survey over files and addresses that answer so, and what it asked. */
function survey(answers: Readonly<Record<string, MediaFinding>>, change: Partial<SurveyParts> = {}) {
  const asked: string[] = [];
  const answer = async (name: string): Promise<MediaFinding> => {
    asked.push(name);
    return answers[name] ?? { fault: 'missing', detail: '' };
  };
  return { asked, media: surveyMedia({ files: { find: answer }, fixed: [], ...change }), answer };
}

describe('looking at the media of rows', () => {
  test('costs nothing where there are none', async () => {
    const { media, asked } = survey({});
    expect(await media.look([row(2), row(3)])).toBeUndefined();
    expect(asked).toEqual([]);
    expect(media.facts()).toEqual({ files: [], ownFiles: 0, links: 0, asked: null, troubles: [] });
  });

  test('reads each file of a batch once and tells what it is', async () => {
    const fixed = [image('herbst.png')];
    const { media, asked } = survey({ 'herbst.png': PICTURE }, { fixed });
    const knowledge = await media.look([row(2, image('herbst.png')), row(3, image('herbst.png'))]);
    expect(asked).toEqual(['herbst.png']);
    expect(knowledge?.of(image('herbst.png'))).toEqual(PICTURE);
    expect(knowledge?.of(image('other.png'))).toBeUndefined();
    await media.look([row(4, image('herbst.png'))]);
    expect(media.facts().files).toEqual([
      { file: 'herbst.png', kind: 'image', type: 'image/png', bytes: 9, digest: DIGEST, rows: 3 },
    ]);
  });

  test('names files of the campaign, and only counts those of single rows', async () => {
    const { media } = survey(
      { 'anna.png': PICTURE, 'ben.png': PICTURE, 'herbst.png': PICTURE },
      { fixed: [image('herbst.png')] },
    );
    await media.look([row(2, image('herbst.png'), image('anna.png')), row(3, image('ben.png'))]);
    const facts = media.facts();
    expect(facts.ownFiles).toBe(2);
    expect(JSON.stringify(facts)).not.toContain('anna');
    expect(mediaFactsSchema.parse(facts)).toEqual(facts);
  });

  test('counts the rows of each trouble, with the first of them, and names no file of a single row', async () => {
    const page: MediaFinding = { ...PICTURE, type: 'text/html' };
    const { media } = survey({ 'herbst.png': page }, { fixed: [image('herbst.png')] });
    await media.look([row(2, image('herbst.png')), row(7, image('anna.png'))]);
    await media.look([row(9, image('ben.png')), row(10, image('herbst.png')), row(11, image('herbst.png'))]);
    expect(media.facts().troubles).toEqual([
      {
        kind: 'image',
        source: 'herbst.png',
        code: 'type',
        params: { kind: 'image', type: 'text/html' },
        rows: 3,
        firstRow: 2,
      },
      { kind: 'image', source: null, code: 'missing', params: { kind: 'image' }, rows: 2, firstRow: 7 },
    ]);
  });

  test('neither reads nor asks what is refused by its name', async () => {
    const { media, asked, answer } = survey({}, {});
    const eager = surveyMedia({ files: { find: answer }, links: { ask: answer }, fixed: [] });
    for (const one of [media, eager])
      await one.look([row(2, image('../a.png')), row(3, linked('http://a.example/b.png'))]);
    expect(asked).toEqual([]);
    expect(eager.facts().troubles.map(({ code }) => code)).toEqual(['outside', 'not-https']);
  });
});

describe('addresses', () => {
  const link = 'https://a.example/b.png';

  test('are not asked without being told to, and that is known', async () => {
    const { media } = survey({});
    const knowledge = await media.look([row(2, linked(link))]);
    expect(knowledge?.of(linked(link))).toBeUndefined();
    expect(media.facts()).toMatchObject({ links: 1, asked: null, troubles: [] });
  });

  test('are asked once each in the whole plan, and tell how far it is', async () => {
    const { asked, answer } = survey({ [link]: PICTURE });
    const told: number[] = [];
    const media = surveyMedia({
      files: { find: answer },
      links: { ask: answer },
      fixed: [],
      onAsked: (count) => told.push(count),
    });
    await media.look([row(2, linked(link)), row(3, linked(`${link}?x`))]);
    await media.look([row(4, linked(link))]);
    expect(asked).toEqual([link, `${link}?x`]);
    expect(told).toEqual([1, 2]);
    expect(media.facts()).toMatchObject({
      links: 3,
      asked: 2,
      troubles: [{ code: 'missing', rows: 1, firstRow: 3 }],
    });
  });

  test('are asked a few at a time', async () => {
    let [now, most] = [0, 0];
    const ask = async (): Promise<MediaFinding> => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((done) => setImmediate(done));
      now -= 1;
      return PICTURE;
    };
    const media = surveyMedia({ files: { find: ask }, links: { ask }, fixed: [] });
    await media.look(Array.from({ length: 50 }, (_, n) => row(n, linked(`https://a.example/${n}.png`))));
    expect(most).toBe(8);
    expect(media.facts().asked).toBe(50);
  });
});

test('an abort ends it', async () => {
  const { media } = survey({}, { signal: AbortSignal.abort() });
  await expect(media.look([row(2, image('a.png'))])).rejects.toThrow();
});
