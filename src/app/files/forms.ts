/** What the project can be written as besides its files. Loaded when first used: the first page does without it. */
import { loadEdges } from '../../canvas/index.ts';
import { type SvgPicture, toFragment, toPng, toSvg } from '../../exchange/index.ts';
import { type Project, toMarkdown, toMermaid } from '../../model/index.ts';
import { drawingOf } from './drawingOf.ts';
import { readColours, shownScheme } from './readColours.ts';

export { toFragment, toMarkdown, toMermaid, toPng };

/** A picture of the canvas, light or dark as the page is. */
export async function toPicture(project: Project): Promise<SvgPicture> {
  const { toEdges } = await loadEdges();
  return toSvg(drawingOf(project, toEdges), readColours(shownScheme()));
}
