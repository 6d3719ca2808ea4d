import { expect, test } from 'vitest';
import { pixelsOf } from '../../../src/core/image-pixels.ts';
import { typeOfContent } from '../../../src/core/media-types.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01';

test.each([
  ['\xff\xd8\xff\xe0', 'a.jpg', 'image/jpeg'],
  [PNG, 'a.jpg', 'image/png'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'a.jpg', 'image/webp'],
  ['BM\x46\0\0\0\0\0\0\0', 'a.jpg', 'image/bmp'],
  ['GIF87a', 'a.png', 'image/gif'],
  ['GIF89a', 'a.png', 'image/gif'],
  ['\0\0\0\x20ftypisom', 'a.mp4', 'video/mp4'],
  ['\0\0\0\x20ftypmp42', 'a.mp4', 'video/mp4'],
  ['\0\0\0\x14ftyp3gp5', 'a.mp4', 'video/3gpp'],
  ['\0\0\0\x14ftypqt  ', 'a.mp4', 'video/quicktime'],
  ['\0\0\0\x1cftypheic', 'a.jpg', 'image/heic'],
  ['%PDF-1.7', 'a.pdf', 'application/pdf'],
  ['PK\x03\x04', 'a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['PK\x03\x04', 'a.pdf', 'application/zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a.xls', 'application/vnd.ms-excel'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a.docx', 'application/x-ole-storage'],
  ['<!DOCTYPE html><title>Not found', 'a.jpg', 'text/html'],
  ['\xef\xbb\xbf <!-- a --><!-- b --> <html lang=de>', 'a.pdf', 'text/html'],
  ['<html>', 'a.txt', 'text/plain'],
  ['<?xml version="1.0"?><svg xmlns="">', 'a.png', 'image/svg+xml'],
  ['Guten Tag', 'a.txt', 'text/plain'],
  ['DB_PASSWORD=secret', 'a.jpg', 'text/plain'],
  ['\xff\xfeG\0u\0', 'a.txt', 'text/plain'],
  ['\0\x01\x02\x03', 'a.pdf', undefined],
  ['', 'a.txt', 'text/plain'],
])('%j in %s is %s', (bytes, name, type) => {
  expect(typeOfContent(latin1(bytes), name)).toBe(type);
});

test('comments without end cost no time', () => {
  const startedAt = performance.now();
  expect(typeOfContent(latin1('<!---->'.repeat(200)), 'a.jpg')).toBe('text/plain');
  expect(typeOfContent(latin1('<!--'.repeat(300)), 'a.jpg')).toBe('text/plain');
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

const jpeg = (precision: number, components: number): string =>
  `\xff\xd8\xff\xe1\0\x06Exif\xff\xff\xc4\0\x03\0\xff\xc2\0\x11${String.fromCharCode(precision)}\0\x01\0\x01${String.fromCharCode(components)}`;

test.each([
  ['image/png', `${PNG}\x08\x02`, '8-bit RGB'],
  ['image/png', `${PNG}\x08\x06`, '8-bit RGBA'],
  ['image/png', `${PNG}\x10\x02`, '16-bit RGB'],
  ['image/png', `${PNG}\x08\x03`, '8-bit palette'],
  ['image/png', PNG, undefined],
  ['image/jpeg', jpeg(8, 3), '8-bit RGB'],
  ['image/jpeg', jpeg(8, 4), '8-bit CMYK'],
  ['image/jpeg', jpeg(12, 3), '12-bit RGB'],
  ['image/jpeg', '\xff\xd8\xff\xe1\xff\xff', undefined],
  ['image/jpeg', '\xff\xd8no marker here', undefined],
  ['application/pdf', `${PNG}\x08\x02`, undefined],
])('the pixels of %s %j are %s', (type, bytes, pixels) => {
  expect(pixelsOf(type, latin1(bytes))).toBe(pixels);
});
