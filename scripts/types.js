/** Checks the types of every room; each tsconfig gives its rooms no more of the platform than they may touch. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup.js';

const configurations = ['tsconfig.pure.json', 'tsconfig.worker.json', 'tsconfig.json', 'tsconfig.node.json'];

let failed = false;
for (const configuration of configurations) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(
    process.execPath,
    [tsc, '-p', configuration, '--pretty', String(process.stdout.isTTY === true)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  console.log(`${configuration}: ${status === 0 ? 'ok' : 'errors'}`);
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
