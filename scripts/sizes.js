/** `npm run sizes`: builds, records the size of each part, and writes the table in docs/performance.md. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTable } from './links.js';
import { checkNode, ensureInstalled, root } from './setup.js';

checkNode();
ensureInstalled();

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const built = spawnSync(process.execPath, [vite, 'build', '--logLevel=warn'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, RECORD_SIZES: '1' },
});
if (built.status !== 0) process.exit(built.status ?? 1);

const recorded = 'scripts/vite/partSizes.json';
/** @type {Record<string, number>} */
const sizes = JSON.parse(readFileSync(join(root, recorded), 'utf8'));
const rows = Object.entries(sizes)
  .filter(([, size]) => size >= 10)
  .map(([name, size]) => `| ${name.includes('/') ? `\`${name}\`` : name} | ${size.toFixed(1)} |`);
const page = join(root, 'docs', 'performance.md');
const table = ['| part | KB, gzipped |', '|---|---|', ...rows].join('\n');
writeFileSync(page, withTable(readFileSync(page, 'utf8'), recorded, table));
