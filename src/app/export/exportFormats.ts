/** The export formats besides files, loaded when first used to keep the first page small. */
import { loadEdges } from '../../canvas/index.ts';
import { downloadBlob, piecesOfFile, toFragment, toPng, toSvgPieces } from '../../exchange/index.ts';
import { pageSlices, yieldToPage } from '../../lib/pageSlices.ts';
import type { Pauses } from '../../lib/slices.ts';
import { markdownPieces, mermaidPieces, type Project } from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';
import { readColours } from './readColours.ts';
import { drawingInSlices } from './toDrawing.ts';

export { toFragment };

/** Pieces per part of a file: joining all of them would be one long task. */
const AT_ONCE = 200;

const cancelled = 'The export was cancelled.';

interface FormatServices {
  readonly notices: Notices;
  readonly projectNow: () => Project;
  /** Returns the name of a project file with this ending. */
  readonly nameWith: (ending: string) => string;
}

/** Downloads a diagram or the documentation of the project as text. */
export async function downloadText(
  { notices, projectNow, nameWith }: FormatServices,
  kind: 'mermaid' | 'markdown',
): Promise<void> {
  const what = kind === 'mermaid' ? 'Writing the diagram' : 'Writing the documentation';
  await withCancel(notices, { doing: what, cancelled }, async (signal) => {
    const text = await toText(kind, projectNow(), signal);
    downloadBlob(nameWith(kind === 'mermaid' ? '.mmd' : '.md'), text);
  });
}

/** Downloads a picture of the canvas. */
export async function downloadPicture(
  { notices, projectNow, nameWith }: FormatServices,
  kind: 'svg' | 'png',
): Promise<void> {
  await withCancel(notices, { doing: 'Drawing the picture', cancelled }, async (signal) => {
    const file = await toPicture(kind, projectNow(), signal);
    if (file !== null) downloadBlob(nameWith(`.${kind}`), file);
    else
      notices.show({
        tone: 'error',
        text: 'The image is too large for PNG. Export SVG instead.',
      });
  });
}

/**
 * Draws the canvas in the colours of the page, in slices; null if the browser can't paint it.
 *
 * @throws the signal's reason when it is aborted
 */
async function toPicture(kind: 'svg' | 'png', project: Project, signal: AbortSignal): Promise<Blob | null> {
  const pauses = pageSlices.pauses(signal);
  const drawing = await drawingInSlices(project, await loadEdges(), pauses.pause);
  const pieces = toSvgPieces(drawing, readColours());
  if (kind === 'svg') return toBlob(piecesOfFile(pieces), 'image/svg+xml', pauses);
  return toPng(pieces, async () => {
    await yieldToPage();
    signal.throwIfAborted();
  });
}

/**
 * Writes a diagram or the documentation of the project as text, in slices.
 *
 * @throws the signal's reason when it is aborted
 */
function toText(kind: 'mermaid' | 'markdown', project: Project, signal: AbortSignal): Promise<Blob> {
  const pauses = pageSlices.pauses(signal);
  return kind === 'mermaid'
    ? toBlob(mermaidPieces(project), 'text/plain', pauses)
    : toBlob(markdownPieces(project), 'text/markdown', pauses);
}

async function toBlob(pieces: Iterable<string>, type: string, pauses: Pauses): Promise<Blob> {
  const parts: Blob[] = [];
  let some: string[] = [];
  for (const piece of pieces) {
    some.push(piece);
    if (some.length >= AT_ONCE) {
      parts.push(new Blob(some));
      some = [];
    }
    await pauses.pause();
  }
  return new Blob([...parts, ...some], { type });
}
