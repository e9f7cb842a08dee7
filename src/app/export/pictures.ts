import { loadEdges } from '../../canvas/index.ts';
import { drawingInSlices } from '../../canvas/toDrawing.ts';
import { createTextMeasure, toPng } from '../../exchange/index.ts';
import { pageSlices, yieldToPage } from '../../lib/pageSlices.ts';
import type { CanvasItems, Project } from '../../model/index.ts';
import type { PictureOptions } from '../../storage/index.ts';
import { piecesOfFile, type SvgPieces, toSvgPieces } from '../../targets/index.ts';
import { readColours } from './readColours.ts';
import { toBlob } from './toBlob.ts';

/** What a picture shows, and how. */
export interface PictureRequest {
  readonly project: Project;
  /** The models, areas and notes to draw; null for all. */
  readonly part: CanvasItems | null;
  readonly options: PictureOptions;
}

/**
 * Draws a picture as SVG, in slices.
 *
 * @throws the signal's reason when it is aborted
 */
export async function toPieces(request: PictureRequest, signal: AbortSignal): Promise<SvgPieces> {
  const { project, part, options } = request;
  const { pause } = pageSlices.pauses(signal);
  const drawing = await drawingInSlices(project, await loadEdges(), pause, part);
  return toSvgPieces(drawing, readColours(options), createTextMeasure());
}

/** Writes a picture as a file; null if the browser can't paint it. */
export async function toPictureFile(
  kind: 'svg' | 'png',
  request: PictureRequest,
  signal: AbortSignal,
): Promise<Blob | null> {
  if (kind === 'png') return paintPicture(request, signal);
  const pieces = await toPieces(request, signal);
  return toBlob(piecesOfFile(pieces), 'image/svg+xml', pageSlices.pauses(signal));
}

/**
 * Paints a picture as PNG, in slices; null if the browser can't.
 *
 * @throws the signal's reason when it is aborted
 */
async function paintPicture(request: PictureRequest, signal: AbortSignal): Promise<Blob | null> {
  return toPng(await toPieces(request, signal), pauseUntil(signal));
}

/** Returns a function that lets the page draw, and throws the signal's reason when it is aborted. */
export function pauseUntil(signal: AbortSignal): () => Promise<void> {
  return async () => {
    await yieldToPage();
    signal.throwIfAborted();
  };
}
