import { expect, test } from 'vitest';
import type { MediaKind } from '../../../src/core/bound-message.ts';
import type { MediaFinding, MediaSource } from '../../../src/core/media.ts';
import { checkMedia, MEDIA_RULES } from '../../../src/core/media-rules.ts';
import { typeOfName } from '../../../src/core/media-types.ts';
import { messagesFor } from '../../../src/i18n/index.ts';

const MB = 1024 * 1024;
const file = (kind: MediaKind, name: string): MediaSource => ({ kind, file: name });
const found = (type: string | undefined, bytes: number | undefined, pixels?: string): MediaFinding => ({
  type,
  bytes,
  digest: undefined,
  pixels,
});

test.each([
  ['an image may be a jpeg', file('image', 'a.jpg'), found('image/jpeg', MB, '8-bit RGB'), undefined],
  [
    'an image may be a png with alpha',
    file('image', 'a.PNG'),
    found('image/png', MB, '8-bit RGBA'),
    undefined,
  ],
  ['an image of exactly 5 MB is taken', file('image', 'a.png'), found('image/png', 5 * MB), undefined],
  ['an image of a byte more is not', file('image', 'a.png'), found('image/png', 5 * MB + 1), 'too-large'],
  ['a jpg that is a webp is refused', file('image', 'a.jpg'), found('image/webp', 10), 'type'],
  ['a jpg that is a page is refused', file('image', 'a.jpg'), found('text/html', 10), 'type'],
  ['a file of no known kind is refused', file('document', 'a.pdf'), found(undefined, 10), 'type'],
  ['an empty file is refused', file('document', 'a.pdf'), found('text/plain', 0), 'empty'],
  ['16 bits per channel are refused', file('image', 'a.png'), found('image/png', 9, '16-bit RGB'), 'pixels'],
  ['CMYK is refused', file('image', 'a.jpg'), found('image/jpeg', 9, '8-bit CMYK'), 'pixels'],
  ['a webp by its name is refused unread', file('image', 'a.webp'), undefined, 'extension'],
  ['a file without ending is refused', file('image', 'picture'), undefined, 'extension'],
  ['a real GIF is no gif of the platform', file('gif', 'a.gif'), found('image/gif', 9), 'extension'],
  ['a gif is an mp4 of up to 3.5 MB', file('gif', 'a.mp4'), found('video/mp4', 3.5 * MB), undefined],
  ['a gif of more is refused', file('gif', 'a.mp4'), found('video/mp4', 3.6 * MB), 'too-large'],
  ['a video may have 16 MB', file('video', 'a.3gp'), found('video/3gpp', 16 * MB), undefined],
  [
    'a document may have 100 MB',
    file('document', 'a.docx'),
    found(typeOfName('a.docx'), 100 * MB),
    undefined,
  ],
  ['a file that is not there', file('image', 'a.png'), { fault: 'missing', detail: '' }, 'missing'],
  ['a file outside the folder', file('image', '../a.png'), { fault: 'outside', detail: '' }, 'outside'],
  ['a path out of the folder, whatever its ending', file('image', '../../.env'), undefined, 'outside'],
  ['a path out of the folder and back', file('image', 'a/../../b/c.png'), undefined, 'outside'],
  ['a path within the folder', file('image', 'a/../b/c.png'), undefined, undefined],
  ['a hidden file', file('document', '.env'), undefined, 'hidden'],
  ['a file in a hidden folder', file('image', './.consend/a.png'), undefined, 'hidden'],
  ['http is refused', { kind: 'image', link: 'http://a.example/a.png' }, undefined, 'not-https'],
  ['what is no address is refused', { kind: 'image', link: 'bilder/a.png' }, undefined, 'not-https'],
  [
    'an address of another kind',
    { kind: 'image', link: 'https://a.example/a.webp?b=c.png' },
    undefined,
    'extension',
  ],
  [
    'an address that ends in nothing may be asked',
    { kind: 'image', link: 'https://a.example/img/17' },
    undefined,
    undefined,
  ],
  [
    'an ending that stands for nothing is left to the server',
    { kind: 'image', link: 'https://a.example/i.php?id=1' },
    undefined,
    undefined,
  ],
  [
    'an answer without type and size is not held against it',
    { kind: 'image', link: 'https://a.example/1' },
    found(undefined, undefined),
    undefined,
  ],
  [
    'an answer of another type',
    { kind: 'image', link: 'https://a.example/1' },
    found('text/html', 9),
    'type',
  ],
  [
    'an address that does not answer',
    { kind: 'image', link: 'https://a.example/1' },
    { fault: 'unreachable', detail: 'time-out' },
    'unreachable',
  ],
] as const)('%s', (_, source, finding, code) => {
  const fault = checkMedia(source, finding);
  expect(fault?.code).toBe(code);
  if (fault === undefined) return;
  for (const language of ['en', 'de'] as const) {
    const text = messagesFor(language).media.faults[fault.code](fault.params);
    expect(text).not.toMatch(/undefined|NaN|\(\)/);
  }
});

test('a size that is over the limit by a byte is never told as the limit itself', () => {
  const fault = checkMedia(file('image', 'a.png'), found('image/png', 5 * MB + 1));
  expect(messagesFor('en').media.faults['too-large'](fault?.params ?? {})).toBe(
    'has 5.1 MB: for an image, WhatsApp takes 5 MB at most',
  );
});

test('every type that a kind takes has an ending', () => {
  const endings = 'jpg png mp4 3gp pdf doc xls ppt docx xlsx pptx txt'.split(' ');
  const types = new Set(Object.values(MEDIA_RULES).flatMap((rule) => rule.types));
  expect(new Set(endings.map((ending) => typeOfName(`a.${ending}`)))).toEqual(types);
});
