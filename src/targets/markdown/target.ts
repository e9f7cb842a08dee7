import * as z from 'zod/mini';
import { defineTarget } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import { markdownPieces } from './toMarkdown.ts';

/** The documentation of the project. */
export const target = defineTarget({
  options: z.object({}),
  make: ({ project }) => ({
    files: [
      { path: `${toFileName(project.name)}.md`, mediaType: 'text/markdown', pieces: markdownPieces(project) },
    ],
    remarks: [],
  }),
});
