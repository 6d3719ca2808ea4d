import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/{unit,property,contract,e2e,drill}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // No test replaces a module, so files of one worker share what they import: a third of the whole time otherwise.
    isolate: false,
    // The built program is loaded by Node itself, as it is for a user.
    server: { deps: { external: [/\/dist\/.*\.js$/] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
