/**
 * Exports are lossless: opens the model definitions that LoopBack ships and
 * exports them. Unedited files are byte for byte the same; in edited files only
 * the lines of the edit change.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FoundFile } from '../src/exchange/foundFile.ts';
import { openModelFiles } from '../src/exchange/openModelFiles.ts';
import { readFoundFiles } from '../src/exchange/readFiles.ts';
import { isJsonObject } from '../src/lib/json.ts';
import { countChanges, lineDiff } from '../src/lib/lineDiff.ts';
import {
  addFiles,
  addProperty,
  createProject,
  exportFiles,
  type Project,
  placeFiles,
  readModelFile,
  removeProperty,
  renameProperty,
  setModelSetting,
} from '../src/model/index.ts';

const packages = join(dirname(fileURLToPath(import.meta.url)), 'node_modules');

/** Finds every .json file below a folder that is a model by its folder or by its keys. */
function modelFilesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.split('/').includes('.git'))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && isModel(path))
    .toSorted();
}

function isModel(path: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    // Fixtures of other tests are broken on purpose; they are not models.
    return false;
  }
  if (!isJsonObject(value)) return false;
  // loopback-workspace takes the name of a model from its file name.
  if (basename(dirname(path)) === 'models') return true;
  if (typeof value['name'] !== 'string') return false;
  return ['properties', 'relations', 'acls', 'base'].some(
    (key) => isJsonObject(value[key]) || typeof value[key] === 'string',
  );
}

async function openAlone(path: string): Promise<Project> {
  const file: FoundFile = {
    path: `common/models/${basename(path)}`,
    open: async () => new Blob([readFileSync(path)]),
  };
  const { models, problems } = await openModelFiles(await readFoundFiles([file]));
  expect(problems).toEqual([]);
  const empty = createProject('one file');
  return addFiles(empty, { files: models, ids: ['model'], positions: placeFiles(empty, models) });
}

const textOf = (project: Project): string => exportFiles(project)[0]?.text ?? '';

/** The maximum number of added lines when a file gets a key with its first entry. */
const LINES_OF_A_KEY = 5;
/** The maximum number of changed lines of a rename: those of the property and of the settings that name it. */
const LINES_OF_A_RENAME = 4;

const loopback = modelFilesOf(join(packages, 'loopback'));
const workspace = modelFilesOf(join(packages, 'loopback-workspace'));

it('finds the definitions that LoopBack ships', () => {
  const names = loopback.map((path) => relative(join(packages, 'loopback'), path));
  for (const name of [
    'user',
    'access-token',
    'acl',
    'role',
    'role-mapping',
    'application',
    'change',
    'email',
    'scope',
  ])
    expect(names).toContain(join('common', 'models', `${name}.json`));
  expect(names.length).toBeGreaterThan(10);
  expect(workspace.length).toBeGreaterThan(20);
});

describe.each([
  ['loopback', loopback],
  ['loopback-workspace', workspace],
])('the definitions of %s', (_name, paths) => {
  const files = paths.map((path) => [relative(packages, path), path] as const);

  it.each(files)('%s is exported byte for byte the same', async (_, path) => {
    const bytes = readFileSync(path);
    expect(Buffer.from(textOf(await openAlone(path)), 'utf8').equals(bytes)).toBe(true);
  });

  it.each(files)('%s changes only in the lines of the edit', async (_, path) => {
    const before = readFileSync(path, 'utf8');
    const project = await openAlone(path);
    const modelId = 'model';
    const definition = project.models[0]?.definition;
    const known = Object.keys(definition?.properties ?? {});
    const edits: readonly (readonly [string, Project, number, number])[] = [
      ['a setting', setModelSetting(project, { modelId, key: 'plural', value: 'Edited' }), 3, 2],
      [
        'a property',
        addProperty(project, { modelId, name: 'edited', type: 'string' }),
        LINES_OF_A_KEY + 1,
        2,
      ],
      ...known.map(
        (property) =>
          [
            'a removed property',
            removeProperty(project, { modelId, name: property }),
            1,
            Number.POSITIVE_INFINITY,
          ] as const,
      ),
      ...known.map(
        (from) =>
          [
            'a renamed property',
            renameProperty(project, { modelId, from, to: 'edited' }),
            LINES_OF_A_RENAME,
            LINES_OF_A_RENAME,
          ] as const,
      ),
    ];
    for (const [what, edited, maxAdded, maxRemoved] of edits) {
      const after = textOf(edited);
      const { added, removed } = countChanges(lineDiff(before, after));
      expect(added, `${what}: added`).toBeLessThanOrEqual(maxAdded);
      expect(removed, `${what}: removed`).toBeLessThanOrEqual(maxRemoved);
      // The file now has the edit and nothing else.
      const read = readModelFile(`common/models/${basename(path)}`, after);
      expect(read.ok && read.value.definition).toEqual(edited.models[0]?.definition);
    }
  });
});
