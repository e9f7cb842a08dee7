import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { importFiles } from '../../src/app/opening/importFiles.ts';
import { openModelFiles } from '../../src/exchange/openModelFiles.ts';
import { createProject, type Project } from '../../src/model/index.ts';

const fixtures = join(import.meta.dirname, '../../e2e/fixtures');

/** Opens a folder of e2e/fixtures as the page opens a dropped folder. */
export async function openFixture(name: string): Promise<Project> {
  const files = readdirSync(join(fixtures, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.js(on)?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(fixtures, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
  const opened = await openModelFiles({ files, problems: [], skipped: [] });
  return importFiles(createProject(name), { opened, as: 'replacement', onClash: 'useOpened' });
}
