import { providerContract } from './provider.ts';
import { startFront } from './provider-front.ts';

const TOKEN = 'sandbox-token';
const nothing = () => Promise.resolve();

providerContract('meta', {
  reach: { nodes: true },
  open: async ({ url }) => ({ settings: { kind: 'meta', baseUrl: url, token: TOKEN }, close: nothing }),
});

providerContract('360dialog', {
  reach: { nodes: false },
  open: async ({ url }) => ({
    settings: { kind: '360dialog', baseUrl: url, token: 'sandbox-key' },
    close: nothing,
  }),
});

providerContract('compatible, whose base URL names the version', {
  reach: { nodes: true },
  open: async ({ url }) => ({
    settings: { kind: 'compatible', baseUrl: `${url}/v25.0/`, token: TOKEN },
    close: nothing,
  }),
});

providerContract('compatible, with a header and paths of its own', {
  reach: { nodes: true },
  async open({ url }) {
    const key = 'front-key/with+odd=signs';
    const front = await startFront(url, key, TOKEN);
    return {
      settings: {
        kind: 'compatible',
        baseUrl: front.url,
        token: key,
        authHeader: 'X-API-Key',
        paths: {
          messages: '/send/{phoneNumberId}',
          marketingMessages: '/promote/{phoneNumberId}',
          templates: '/accounts/{wabaId}/templates',
          template: '/things/{id}',
          phoneNumber: '/things/{phoneNumberId}',
          account: '/things/{wabaId}',
          mediaItem: '/things/{id}',
        },
      },
      close: front.close,
    };
  },
});
