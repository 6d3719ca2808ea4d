/** What an image file's own header tells of its pixels: the platform takes 8 bits per channel, RGB or RGBA (Meta, "Media"). */

const PNG_MODELS: Readonly<Record<number, string>> = {
  0: 'gray',
  2: 'RGB',
  3: 'palette',
  4: 'gray with alpha',
  6: 'RGBA',
};
const JPEG_MODELS: Readonly<Record<number, string>> = { 1: 'gray', 3: 'RGB', 4: 'CMYK' };

/** PNG: the first chunk is IHDR, its bit depth at byte 24 and its color type at 25 (W3C, PNG, 11.2.1). */
function pngPixels(head: Uint8Array): string | undefined {
  const [bits, model] = [head[24], PNG_MODELS[head[25] ?? -1]];
  return bits === undefined || model === undefined ? undefined : `${bits}-bit ${model}`;
}

/** Start-of-frame markers; C4, C8 and CC in their row are others (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** JPEG: walks the segments to the frame's: its precision and number of components (ITU-T T.81, B.2.2). */
function jpegPixels(head: Uint8Array): string | undefined {
  for (let at = 2; at + 9 < head.length; ) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      const model = JPEG_MODELS[head[at + 9] ?? 0];
      return model === undefined ? undefined : `${head[at + 4]}-bit ${model}`;
    }
    at += 2 + (head[at + 2] ?? 0) * 256 + (head[at + 3] ?? 0);
  }
  return undefined;
}

/** `8-bit RGB`, `16-bit gray`; undefined where these bytes do not reach as far or the type is none of the two. */
export function pixelsOf(type: string | undefined, head: Uint8Array): string | undefined {
  if (type === 'image/png') return pngPixels(head);
  return type === 'image/jpeg' ? jpegPixels(head) : undefined;
}

/** What the platform takes (Meta, "Media"). */
export function isSendablePixels(pixels: string): boolean {
  return pixels === '8-bit RGB' || pixels === '8-bit RGBA';
}
