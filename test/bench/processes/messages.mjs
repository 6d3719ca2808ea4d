/** The messages that the send benchmark sends, the same ones for consend and for the bare loop. */

/** Requests under way at once; src/cli/sending.ts uses as many. */
export const CONCURRENCY = 96;
export const PHONE_NUMBER_ID = '106540352242922';
export const TOKEN = 'bench-token';

/** The number of the nth person. */
export const phoneOf = (index) => `+49151${30_000_000 + index}`;

/** The nth message's filled components. */
export const componentsOf = (index) => {
  const code = `HERBST-${1000 + (index % 9000)}`;
  return [
    { type: 'header', parameters: [{ kind: 'image', link: 'https://muster.example/herbst.jpg' }] },
    {
      type: 'body',
      parameters: ['Johanna', code, '30.11.'].map((text) => ({ kind: 'text', text })),
    },
    { type: 'button', index: 0, subType: 'url', parameters: [{ kind: 'text', text: code }] },
  ];
};
