import * as z from 'zod/mini';
import { defineTarget } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import { mermaidPieces } from './toMermaid.ts';

/** The models and their relations as a Mermaid diagram. */
export const target = defineTarget({
  options: z.object({}),
  make: ({ project }) => ({
    files: [
      { path: `${toFileName(project.name)}.mmd`, mediaType: 'text/plain', pieces: mermaidPieces(project) },
    ],
    remarks: [],
  }),
});
