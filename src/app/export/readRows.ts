import { describeDesign } from '../../playground/panel/design/design.ts';
import { readSampleRows } from '../../playground/panel/session/readSampleRows.ts';
import type { ReadRows } from './makeTarget.ts';

/** Reads the rows that the playground stored. It works in a worker, too. */
export const readRows: ReadRows = (projectId, project) => readSampleRows(projectId, describeDesign(project));
