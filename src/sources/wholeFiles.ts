import { isCanvasFile } from '../model/index.ts';
import { isModelScript } from './loopback4/modelScript.ts';

/**
 * Selects the files that sources read as a whole: .json files, the .js files beside
 * one, scripts that may define LoopBack 4 models, and canvas files.
 */
export function selectWholeFiles<File extends { readonly path: string }>(files: readonly File[]): File[] {
  const stems = new Set(files.filter(({ path }) => isJson(path)).map(({ path }) => stemOf(path)));
  return files.filter(
    ({ path }) =>
      isJson(path) ||
      isModelScript(path) ||
      isCanvasFile(path) ||
      (/\.js$/i.test(path) && stems.has(stemOf(path))),
  );
}

const isJson = (path: string): boolean => /\.json$/i.test(path);
const stemOf = (path: string): string => path.replace(/\.\w+$/, '');
