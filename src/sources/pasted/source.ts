import * as z from 'zod/mini';
import { defineSource } from '../source.ts';
import { readPastedJson } from './readPastedJson.ts';

/** The JSON of one model, of a list of them, or of a model-config.json. */
export const source = defineSource({
  options: z.object({}),
  *readInSteps({ read }) {
    const { problems, skipped } = read;
    const nothing = { name: null, models: [], modelConfig: null, problems, skipped };
    const [pasted] = read.files;
    if (pasted === undefined) return nothing;
    yield;
    const opened = readPastedJson(pasted.text);
    return opened.ok ? opened.value : { ...nothing, problems: [...problems, opened.error] };
  },
});
