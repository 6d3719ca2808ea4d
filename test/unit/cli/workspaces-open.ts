/** An opened workspace without files: a store in memory, and a provider that answers what a test says. */
import { openStore } from '../../../src/adapters/store/index.ts';
import type { OpenWorkspace } from '../../../src/cli/workspace.ts';
import { ConsendError } from '../../../src/core/errors.ts';
import type { Platform, Store } from '../../../src/core/ports.ts';
import type { Template } from '../../../src/core/template.ts';
import { sha256, testKeys, testRandom } from '../../contract/store-tools.ts';
import { NOW, workspace } from '../core/builders.ts';
import { fakeSession, type Written } from './sessions.ts';

/** What a fake account answers: its templates page by page, or what is thrown instead of a page. */
export type Pages = readonly (readonly Template[] | ConsendError)[];

/** An opened workspace and its wires. */
export interface OpenedForTest {
  readonly open: OpenWorkspace;
  readonly store: Store;
  readonly written: Written;
  /** What the account answers from now on. */
  answer(...pages: Pages): void;
  /** How often it was asked: for all templates, and for those of a name. */
  readonly asked: { all: number; byName: number };
}

/** An error of the API. */
export const apiError = (
  code: 'api.unavailable' | 'api.refused' | 'api.throttled' | 'api.endless',
  params = {},
): ConsendError => new ConsendError(code, { params });

/** Opens a workspace whose clock stands at an instant (`NOW` where none is named). */
export async function openForTest(clock: { now: number } = { now: NOW }): Promise<OpenedForTest> {
  const { session: fixed, written } = fakeSession();
  const session = { ...fixed, clock: { now: () => clock.now, sleep: async () => {} } };
  const store = await openStore({
    url: 'sqlite::memory:',
    baseDir: '/',
    clock: session.clock,
    random: testRandom('open'),
    sha256,
    keys: testKeys(),
  });
  let answers: Pages = [];
  const asked = { all: 0, byName: 0 };
  async function* pages(): AsyncIterable<readonly Template[]> {
    for (const page of answers) {
      if (page instanceof ConsendError) throw page;
      yield page;
    }
  }
  const provider: Partial<Platform> = {
    templates() {
      asked.all += 1;
      return pages();
    },
    async templatesByName(name) {
      asked.byName += 1;
      const found: Template[] = [];
      for await (const page of pages()) found.push(...page.filter((one) => one.name === name));
      return found;
    },
    async phoneNumber() {
      throw apiError('api.unavailable');
    },
  };
  const open = {
    session,
    store,
    workspace: { config: workspace() },
    provider: () => provider,
  } as unknown as OpenWorkspace;
  return {
    open,
    store,
    written,
    asked,
    answer(...pages) {
      answers = pages;
    },
  };
}
