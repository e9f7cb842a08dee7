/** What the project can be written as besides its files. Loaded when first used: the first page does without it. */
import { loadEdges } from '../../canvas/index.ts';
import {
  createSlices,
  piecesOfFile,
  type Slices,
  toFragment,
  toPng,
  toSvgPieces,
  yieldToPage,
} from '../../exchange/index.ts';
import { markdownPieces, mermaidPieces, type Project } from '../../model/index.ts';
import { drawingInSlices } from './drawingOf.ts';
import { readColours, shownScheme } from './readColours.ts';

export { toFragment };

/** Pieces that become one part of a file: the texts of all together would be copied in one task. */
const AT_ONCE = 200;

/**
 * A picture of the canvas, light or dark as the page is; null where the browser can't paint it. The page answers meanwhile.
 *
 * @throws the signal's reason when it is aborted
 */
export async function toPicture(
  kind: 'svg' | 'png',
  project: Project,
  signal: AbortSignal,
): Promise<Blob | null> {
  const slices = createSlices({ signal });
  const drawing = await drawingInSlices(project, await loadEdges(), slices.pause);
  const pieces = toSvgPieces(drawing, readColours(shownScheme()));
  if (kind === 'svg') return toBlob(piecesOfFile(pieces), 'image/svg+xml', slices);
  return toPng(pieces, async () => {
    await yieldToPage();
    signal.throwIfAborted();
  });
}

/**
 * A diagram or a documentation of the project as text. The page answers meanwhile.
 *
 * @throws the signal's reason when it is aborted
 */
export function toText(kind: 'mermaid' | 'markdown', project: Project, signal: AbortSignal): Promise<Blob> {
  const slices = createSlices({ signal });
  return kind === 'mermaid'
    ? toBlob(mermaidPieces(project), 'text/plain', slices)
    : toBlob(markdownPieces(project), 'text/markdown', slices);
}

async function toBlob(pieces: Iterable<string>, type: string, slices: Slices): Promise<Blob> {
  const parts: Blob[] = [];
  let some: string[] = [];
  for (const piece of pieces) {
    some.push(piece);
    if (some.length >= AT_ONCE) {
      parts.push(new Blob(some));
      some = [];
    }
    await slices.pause();
  }
  return new Blob([...parts, ...some], { type });
}
