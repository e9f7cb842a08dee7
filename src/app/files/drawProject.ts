import type { SvgPicture, toSvg } from '../../exchange/index.ts';
import type { Project } from '../../model/index.ts';
import { drawingOf } from './drawingOf.ts';
import { readColours, shownScheme } from './readColours.ts';

/** A picture of the project, light or dark as the page is. */
export function drawProject(project: Project, draw: typeof toSvg): SvgPicture {
  return draw(drawingOf(project), readColours(shownScheme()));
}
