import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A model file with its text as it is on disk. */
export interface FixtureFile {
  readonly path: string;
  readonly text: string;
}

/** Reads the model files of a folder. */
function readFolder(folder: string): readonly FixtureFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ path: `common/models/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Files with odd indents, line ends, escapes and numbers, written for these tests. */
export const oddFiles = readFolder(join(import.meta.dirname, '../files/fixtures'));

/** The relations example of LoopBack's own documentation, see its README. */
const example = join(import.meta.dirname, '../../../e2e/fixtures/loopback-example-relations');

export const exampleFiles = readFolder(join(example, 'common/models'));

export const exampleConfig = readFileSync(join(example, 'server/model-config.json'), 'utf8');
