import * as z from 'zod/mini';
import { dialects } from '../sql/dialects.ts';
import { databaseOption } from '../sql/options.ts';
import { planTables, preparePlanInSteps } from '../sql/planTables.ts';
import { defineTarget, type Remark } from '../target.ts';
import { toFileName } from '../toFileName.ts';
import { printDbml } from './printDbml.ts';

/** The tables of the project in DBML, for dbdiagram.io and the tools that read it. */
export const target = defineTarget({
  options: z.object({ database: databaseOption }),
  prepareInSteps: preparePlanInSteps,
  make({ project, options }) {
    const dialect = dialects[options.database];
    const { tables, remarks } = planTables(project, { dialect, foreignKeys: true, indexes: true });
    return {
      files: [
        {
          path: `${toFileName(project.name)}.dbml`,
          mediaType: 'text/plain',
          pieces: printDbml(tables, dialect, project.name),
        },
      ],
      remarks: [...remarks, same],
    };
  },
});

const same: Remark = {
  kind: 'decision',
  text: 'Tables, columns and indexes are those of the SQL export; every foreign key is a reference.',
};
