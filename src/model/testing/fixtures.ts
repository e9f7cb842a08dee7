import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A model file of a folder, its text as it is on disk. */
export interface FixtureFile {
  readonly path: string;
  readonly text: string;
}

/** The model files of a folder, none where there is no such folder. */
function readFolder(folder: string): readonly FixtureFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ path: `common/models/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Files with odd indents, line ends, escapes and numbers, written for these tests. */
export const oddFiles = readFolder(join(import.meta.dirname, '../files/fixtures'));

/** A LoopBack project that lies beside the repository on the machine where it was written, and nowhere else. */
const sharedProject = join(import.meta.dirname, '../../../../shared/projects/loopback-example-relations');

export const exampleFiles = readFolder(join(sharedProject, 'common/models'));

export const exampleConfig: string | null = existsSync(join(sharedProject, 'server/model-config.json'))
  ? readFileSync(join(sharedProject, 'server/model-config.json'), 'utf8')
  : null;
