/** A way to a server that hands every request on, and then answers the sends with something else. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as the sender gets it. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What becomes of the nth send's true answer, counted from 1. */
export type Lie = (truth: Answer, nth: number) => Answer;

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Opens such a way on a free port. */
export async function liar(target: string, lie: Lie): Promise<{ readonly url: string; close(): void }> {
  let sends = 0;
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const body = await read(request);
    const told = {
      authorization: headers.authorization ?? '',
      'content-type': headers['content-type'] ?? 'application/json',
    };
    const answer = await fetch(`${target}${url}`, {
      method,
      headers: told,
      ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
    });
    const type = answer.headers.get('content-type') ?? 'application/json';
    const truth: Answer = { status: answer.status, type, body: await answer.text() };
    const isSend = method === 'POST' && url.endsWith('/messages');
    if (isSend) sends += 1;
    const said = isSend ? lie(truth, sends) : truth;
    response.writeHead(said.status, { 'content-type': said.type }).end(said.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
