/** A webhook address that keeps what the sandbox tells, so that a drill can deliver it when, how and how often it likes. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KEYS } from './sandbox.ts';

/** A webhook as it came. */
export interface Letter {
  readonly body: string;
  readonly signature: string;
}

/** A status in a letter, as far as the drills read it. */
export interface LetterStatus {
  readonly id: string;
  readonly status: string;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Opens a post box on a free port. */
export async function postBox(): Promise<{
  readonly url: string;
  readonly letters: Letter[];
  close(): void;
}> {
  const letters: Letter[] = [];
  const server = createServer(async (request, response) => {
    const body = await read(request);
    letters.push({ body, signature: String(request.headers['x-hub-signature-256']) });
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, letters, close };
}

/** A letter of one's own, signed as the platform signs. */
export function signed(body: string, secret: string = KEYS.WHATSAPP_APP_SECRET): Letter {
  return { body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

/** Delivers a letter; gives the answer's HTTP status, 0 where none came. */
export async function deliver(url: string, letter: Letter): Promise<number> {
  try {
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': letter.signature };
    const answer = await fetch(url, { method: 'POST', headers, body: letter.body });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** Delivers letters, sixteen at once; gives the statuses that were answered. */
export async function deliverAll(url: string, list: readonly Letter[]): Promise<Set<number>> {
  const answers = new Set<number>();
  for (let index = 0; index < list.length; index += 16) {
    const group = list.slice(index, index + 16).map((letter) => deliver(url, letter));
    for (const answer of await Promise.all(group)) answers.add(answer);
  }
  return answers;
}

interface Envelope {
  readonly entry: readonly {
    readonly changes: readonly { readonly value: { readonly statuses?: readonly LetterStatus[] } }[];
  }[];
}

/** The statuses that letters tell, in their order. */
export function statusesOf(letters: readonly Letter[]): LetterStatus[] {
  return letters.flatMap(({ body }) =>
    (JSON.parse(body) as Envelope).entry.flatMap(({ changes }) =>
      changes.flatMap(({ value }) => value.statuses ?? []),
    ),
  );
}
