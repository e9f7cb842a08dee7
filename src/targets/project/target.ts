import * as z from 'zod/mini';
import { defineTarget } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import { printProjectFile, projectFileEnding } from './projectFile.ts';

/** The project as one file that the designer opens again. */
export const target = defineTarget({
  options: z.object({
    /** What is stored beside the project, by name. */
    parts: z._default(z.record(z.string(), z.unknown()), {}),
  }),
  make({ project, options }) {
    const path = `${toFileName(project.name)}${projectFileEnding}`;
    const pieces = [printProjectFile(project, options.parts)];
    return { files: [{ path, mediaType: 'application/json', pieces }], remarks: [] };
  },
});
