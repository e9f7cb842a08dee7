import { withoutByteOrderMark } from '../../model/index.ts';
import { FORMAT, projectFileEnding } from '../../targets/index.ts';
import type { TextFile } from '../readFiles.ts';

/** As `printProjectFile` begins a file. */
const beginning = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${FORMAT}"`);

/**
 * Whether a file holds a whole project: by its ending, or by its beginning,
 * because browsers save a second download as `shop.lbdesign (1).json`.
 */
export function looksLikeProjectFile({ path, text }: TextFile): boolean {
  if (path.toLowerCase().endsWith(projectFileEnding)) return true;
  return /\.json$/i.test(path) && beginning.test(withoutByteOrderMark(text.slice(0, 200)));
}
