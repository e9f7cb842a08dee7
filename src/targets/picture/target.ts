import * as z from 'zod/mini';
import { defineTarget } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import { piecesOfFile, toSvgPieces } from './toSvg.ts';

/** The canvas as an SVG picture. */
export const target = defineTarget({
  options: z.object({}),
  make({ project, drawn }) {
    if (drawn === undefined) throw new Error('A picture needs the drawing of the canvas.');
    const path = `${toFileName(project.name)}.svg`;
    const pieces = piecesOfFile(toSvgPieces(drawn.drawing, drawn.colours, drawn.measure));
    return { files: [{ path, mediaType: 'image/svg+xml', pieces }], remarks: [] };
  },
});
