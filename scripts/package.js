/**
 * `npm run package [folder]`: builds the page and the program for the terminal, and
 * puts what is published into dist-package, or into the folder. Publish from there:
 * `npm publish ./dist-package`, in GitHub Actions with the permission `id-token: write`. The package has no dependencies: everything is in it,
 * and so are the licences of what is in it.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { shippedPackages } from './licences.js';
import { manifest, program } from './manifest.js';
import { root } from './setup.js';

/** @param {string[]} args */
function build(...args) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel=error', ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // A test that calls this has another, with which React is built for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} path from the root */
const read = (path) => readFileSync(join(root, path), 'utf8');

/** Returns the licences of all packages that are in the page or the program. */
function licenceTexts() {
  const parts = shippedPackages(JSON.parse(read('package-lock.json'))).map(
    ({ path, name, version, license }) => {
      const folder = join(root, path);
      // Optional packages for other systems are not installed, and not part of anything.
      if (!existsSync(folder)) return '';
      const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
      const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
      return `${name} ${version}, ${license}\n\n${texts.join('\n\n')}\n`;
    },
  );
  const line = `\n${'-'.repeat(80)}\n\n`;
  return `The page and the program contain these packages.\n${parts
    .filter(Boolean)
    .map((part) => line + part)
    .join('')}`;
}

const folder = resolve(process.argv[2] ?? join(root, 'dist-package'));
build();
build('--config', 'vite.cli.config.ts');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// Served by the program the page needs no service worker.
cpSync(join(root, 'dist'), join(folder, 'dist'), {
  recursive: true,
  filter: (path) => basename(path) !== 'sw.js',
});
cpSync(join(root, 'dist-cli'), join(folder, 'dist-cli'), { recursive: true });
chmodSync(join(folder, program), 0o755);
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify(manifest(JSON.parse(read('package.json')), process.env), null, 2)}\n`,
);
writeFileSync(
  join(folder, 'README.md'),
  read('docs/cli.md').replace('# In the terminal', '# LoopBack Model Designer in the terminal'),
);
writeFileSync(join(folder, 'security.md'), read('docs/security.md'));
writeFileSync(join(folder, 'LICENSE'), read('LICENSE'));
writeFileSync(join(folder, 'LICENCES.txt'), licenceTexts());
console.log(`The package is in ${folder}.`);
