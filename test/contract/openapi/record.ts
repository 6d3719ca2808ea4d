/** Takes down what a sandbox was asked and answered, and which operation of the OpenAPI file that was. */
import type { openSandbox } from '../../unit/sandbox/harness.ts';

/** One request and its answer. */
export interface Exchange {
  readonly method: string;
  /** The path in the words of the OpenAPI file; null when it has none for it. */
  readonly operation: string | null;
  readonly request: unknown;
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely here
  readonly body: any;
  readonly text: string;
}

type Opened = Awaited<ReturnType<typeof openSandbox>>;

/** The calls of a sandbox, each taken down. */
export function recording(opened: Opened, exchanges: Exchange[]) {
  const call: Opened['call'] = async (method, path, body, token, more) => {
    const answer = await opened.call(method, path, body, token, more);
    exchanges.push({
      method,
      operation: operationOf(path),
      request: typeof body === 'string' ? parse(body) : body,
      status: answer.status,
      body: answer.json,
      text: answer.text,
    });
    return answer;
  };
  return { ...opened, call, get: (path: string) => call('GET', path) };
}

const NODES: readonly (readonly [RegExp, string])[] = [
  [/^100000000000001$/, '{Phone-Number-ID}'],
  [/^100000000000002$/, '{WABA-ID}'],
  [/^100000000000003$/, '{Business-ID}'],
  [/^7\d+$/, '{TEMPLATE_ID}'],
  [/^9\d+$/, '{Media-ID}'],
];

function operationOf(path: string): string | null {
  const [, version = '', id = '', edge] = (path.split('?', 1)[0] ?? '').split('/');
  const node = NODES.find(([pattern]) => pattern.test(id))?.[1];
  if (!/^v\d/.test(version) || node === undefined) return null;
  return edge === undefined ? node : `${node}/${edge}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
