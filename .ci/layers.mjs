/**
 * Checks the layers: `node .ci/layers.mjs`. First the rules are tried on a copy of src into which one breach of each was
 * planted, then on src itself. A run that read fewer modules than there are files is a failure, not a pass: with a
 * TypeScript that it does not know, dependency-cruiser reads none and finds nothing wrong.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import { PLANT_COMPANIONS, PLANTS, RULES } from './dependency-cruiser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The violations and the modules of the src below a folder. */
async function layersOf(folder) {
  const files = readdirSync(join(folder, 'src'), { recursive: true }).filter((name) => name.endsWith('.ts'));
  const { output } = await cruise(
    ['src'],
    {
      baseDir: folder,
      ruleSet: RULES,
      validate: true,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      outputType: 'json',
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  );
  const { modules, summary } = JSON.parse(output);
  const read = modules.filter(({ source }) => /^src\/.*\.ts$/.test(source) && !source.includes('/nowhere'));
  return { files: files.length, read: read.length, violations: summary.violations };
}

/** Rules that let their planted breach through. */
async function toothless() {
  const copy = mkdtempSync(join(tmpdir(), 'consend-layers-'));
  try {
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
    cpSync(join(root, 'package.json'), join(copy, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    for (const [path, content] of [...Object.values(PLANTS), ...Object.entries(PLANT_COMPANIONS)]) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), `${content}\n`);
    }
    const { violations } = await layersOf(copy);
    // A cycle is named once, from any of its files.
    const caught = new Set(
      violations.flatMap(({ rule, from, cycle }) =>
        [from, ...(cycle ?? []).map(({ name }) => name)].map((file) => `${rule.name} ${file}`),
      ),
    );
    return RULES.forbidden
      .map(({ name }) => name)
      .filter((name) => !(name in PLANTS) || !caught.has(`${name} ${PLANTS[name][0]}`));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const problems = (await toothless()).map((name) => `rule ${name} lets its planted breach through`);
const { files, read, violations } = await layersOf(root);
if (read !== files)
  problems.push(`read ${read} modules, but src has ${files} files: the result is worth nothing`);
for (const { rule, from, to, cycle } of violations) {
  const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
  problems.push(`${rule.name}: ${from} → ${way}`);
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`layers: ${read} modules, ${RULES.forbidden.length} rules, no breach`);
