import { createServer } from 'node:http';
import type { Socket } from 'node:net';

/** A gateway as a compatible provider has one: a key in a header of its own, paths of its own, the Cloud API behind it. */
export async function startFront(target: string, key: string, token: string) {
  const routes: readonly (readonly [RegExp, string])[] = [
    [/^\/wa\/send\/(\d+)/, '/v25.0/$1/messages'],
    [/^\/wa\/promote\/(\d+)/, '/v25.0/$1/marketing_messages'],
    [/^\/wa\/things\/([^/?]+)/, '/v25.0/$1'],
    [/^\/wa\/accounts\/(\d+)\/templates/, '/v25.0/$1/message_templates'],
    [/^\/wa\/(v[\d.]+\/.*)/, '/$1'],
  ];
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = request.url ?? '';
    const [from, to] = routes.find(([pattern]) => pattern.test(url)) ?? [/$/, '/nowhere'];
    const { authorization, 'content-type': type, file_offset: offset } = request.headers;
    const isUpload = authorization?.startsWith('OAuth ') === true;
    const known = isUpload ? authorization === `OAuth ${key}` : request.headers['x-api-key'] === key;
    try {
      const answer = await fetch(
        `${target}${url.replace(from, to).replace(encodeURIComponent(key), token)}`,
        {
          method: request.method ?? 'GET',
          headers: {
            authorization: `${isUpload ? 'OAuth' : 'Bearer'} ${known ? token : 'wrong'}`,
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(typeof offset === 'string' ? { file_offset: offset } : {}),
          },
          ...(request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
        },
      );
      const retryAfter = answer.headers.get('retry-after');
      const usage = answer.headers.get('x-business-use-case-usage');
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
        ...(retryAfter === null ? {} : { 'retry-after': retryAfter }),
        ...(usage === null ? {} : { 'x-business-use-case-usage': usage }),
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      request.socket.destroy();
    }
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/wa`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
