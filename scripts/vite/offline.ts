import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { bundleScript } from './bundleScript.ts';

const fileName = 'sw.js';

/**
 * Makes `sw.js`, the service worker that keeps all files of the build in the
 * browser. It knows their names, and changes whenever one of them does: by that
 * a browser finds out about a new version.
 *
 * @param options.worker the entry of the service worker, from the project's root
 */
export function offline({ worker }: { readonly worker: string }): Plugin {
  let root = process.cwd();
  let publicDir = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      publicDir = config.publicDir;
    },
    generateBundle: {
      // After the plugins that emit files.
      order: 'post',
      async handler(_options, bundle) {
        if (this.environment.name !== 'client') return;
        const hash = createHash('sha256');
        const files = [...Object.keys(bundle), ...filesIn(publicDir)].toSorted();
        for (const file of files) {
          const output = bundle[file];
          const content =
            output === undefined
              ? readFileSync(join(publicDir, file))
              : output.type === 'chunk'
                ? output.code
                : output.source;
          hash.update(`${file}\n`).update(content);
        }
        const version = { id: hash.digest('hex').slice(0, 16), files };
        const { code } = await bundleScript(root, worker, { OFFLINE_VERSION: JSON.stringify(version) });
        this.emitFile({ type: 'asset', fileName, source: code });
      },
    },
  };
}

/** Returns the files of the public folder, which the build copies as they are. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => normalizePath(relative(folder, join(parentPath, name))));
