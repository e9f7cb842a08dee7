import * as z from 'zod/mini';
import { findModel, printModelFile } from '../../model/index.ts';
import { defineTarget } from '../target.ts';

/** The file of one model; nothing for a model that is not in the project. */
export const target = defineTarget({
  options: z.object({
    /** The id of the model in the project. */
    modelId: z.string(),
  }),
  make({ project, options }) {
    const entry = findModel(project, options.modelId);
    if (entry === null) return { files: [], remarks: [] };
    const path = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    return { files: [{ path, mediaType: 'application/json', pieces: [printModelFile(entry)] }], remarks: [] };
  },
});
