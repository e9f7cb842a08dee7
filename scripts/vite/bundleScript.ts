import { resolve } from 'node:path';
import { build, normalizePath, type Rollup } from 'vite';

/**
 * Bundles an entry into one classic script, in memory.
 *
 * @param entry from the project's root
 * @param define the values of globals, as code
 * @returns the code, and the source files in it, as absolute paths
 */
export async function bundleScript(
  root: string,
  entry: string,
  define: Readonly<Record<string, string>> = {},
): Promise<{ code: string; files: readonly string[] }> {
  const output = await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: resolve(root, entry),
        // Names are part of what LoopBack shows and works by: types and classes are distinguished by them.
        output: { format: 'iife', entryFileNames: 'script.js', codeSplitting: false, keepNames: true },
      },
    },
  });
  const outputs = (Array.isArray(output) ? output : [output]) as Rollup.RollupOutput[];
  const chunks = outputs.flatMap((one) => one.output).filter((part) => part.type === 'chunk');
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1) {
    throw new Error(`${entry} should become one script, not ${chunks.length}.`);
  }
  return { code: chunk.code, files: chunk.moduleIds.map((id) => normalizePath(id)) };
}
