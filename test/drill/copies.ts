/** A workspace that is made once for a file of drills, and one sandbox; each drill gets a copy, and the sandbox has forgotten. */
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Workspace } from './campaign.ts';
import { copyOf, numbers, removeFolders, workspace } from './campaign.ts';
import { endAll } from './command.ts';
import type { Sandbox } from './sandbox.ts';
import { sandbox } from './sandbox.ts';

/** Makes them for so many people, and hands them over before each drill; takes everything away after the last. */
export function useCopies(people: number, take: (space: Workspace, api: Sandbox) => void): void {
  let ready: Workspace;
  let api: Sandbox;
  beforeAll(async () => {
    [ready, api] = await Promise.all([workspace(numbers(people)), sandbox()]);
    await ready.pointAt(api.url);
  });
  beforeEach(async () => {
    await api.reset();
    take(await copyOf(ready), api);
  });
  afterAll(async () => {
    await endAll();
    await removeFolders();
  });
}
