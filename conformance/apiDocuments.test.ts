/** Reads the documents of LoopBack's explorer and of our own targets, and compares with the models that they describe. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runAtOnce } from '../src/lib/slices.ts';
import {
  allRelations,
  createExampleProject,
  describeProperties,
  isJoinId,
  type Project,
} from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { toProject } from '../src/sources/index.ts';
import { loadSource } from '../src/sources/loadSource.ts';
import { loadTarget } from '../src/targets/loadTarget.ts';
import { withCreatedModels } from '../src/targets/schema/withCreatedModels.ts';
import { textOfFile } from '../src/targets/target.ts';
import { bootOnDatabase } from './testing/bootOnDatabase.ts';
import { projectArbitrary } from './testing/randomProject.ts';
import { isSound, openSound } from './testing/soundProjects.ts';

const require = createRequire(import.meta.url);
const { generateSwaggerSpec } = require('loopback-swagger') as {
  generateSwaggerSpec(app: unknown, options: object): object;
};

async function open(path: string, text: string): Promise<Project> {
  const source = await loadSource('openapi');
  const read = { files: [{ path, text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options: {} }));
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.problems).toEqual([]);
  return toProject(opened.value);
}

async function throughTarget(id: 'openapi' | 'jsonschema', project: Project): Promise<Project> {
  const made = (await loadTarget(id)).make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  const [file] = [...made.value.files];
  return open(`shop.${id}.json`, file === undefined ? '' : textOfFile(file));
}

async function throughExplorer(project: Project): Promise<Project> {
  const { app, close } = await bootOnDatabase(project, { connector: 'memory' });
  const swagger = generateSwaggerSpec(app, {});
  await close();
  return open('swagger.json', JSON.stringify(swagger));
}

/** "Order.customer: belongsTo Customer (customerId)", of the models in both projects. */
function relationsIn(project: Project): readonly string[] {
  return allRelations(project)
    .map(({ owner, ref, kind, targetName, foreignKey, throughName, definition }) => {
      const through = throughName === null || isJoinId(throughName) ? '' : ` through ${throughName}`;
      const target = definition['polymorphic'] === true ? 'anything' : targetName;
      return `${owner.definition.name}.${ref.name}: ${kind?.type} ${target}${through} (${foreignKey?.value})`;
    })
    .toSorted();
}

/** The names of the properties that rows have, with the types that a document can say. */
function propertiesIn(
  project: Project,
  names: ReadonlySet<string>,
): Readonly<Record<string, readonly string[]>> {
  const all = project.models
    .filter(({ definition }) => names.has(definition.name))
    .map(({ id, definition }) => [
      definition.name,
      describeProperties(project, id)
        .map(({ name }) => name)
        .toSorted(),
    ]);
  return Object.fromEntries(all);
}

const namesIn = ({ models }: Project): ReadonlySet<string> =>
  new Set(models.map(({ definition }) => definition.name));

it.each([
  ['the example', async () => createExampleProject()],
  ['the project library', () => openSound('library')],
])('OA13: the document of LoopBack’s explorer has the models and relations of %s', async (_, create) => {
  const project = await create();
  const again = await throughExplorer(project);
  expect([...namesIn(again)].toSorted()).toEqual([...namesIn(project)].toSorted());
  expect(propertiesIn(again, namesIn(project))).toEqual(propertiesIn(project, namesIn(project)));
  // A key alone is a belongsTo, too.
  const found = relationsIn(again);
  expect(relationsIn(project).filter((relation) => !found.includes(relation))).toEqual([]);
});

it.each([
  ['openapi', 'the example', async () => createExampleProject()],
  ['openapi', 'the project library', () => openSound('library')],
] as const)('OA14: the %s document of %s has its relations', async (id, _, create) => {
  const project = await create();
  const again = await throughTarget(id, project);
  const found = relationsIn(again);
  expect(relationsIn(project).filter((relation) => !found.includes(relation))).toEqual([]);
});

const randomProjects = fc.sample(projectArbitrary.filter(isSound), {
  numRuns: Number(process.env['EXPORTED_PROJECTS'] ?? 6),
  seed: 16,
});

it.each(
  randomProjects.flatMap(
    (project, index) =>
      [
        ['openapi', index, project],
        ['jsonschema', index, project],
      ] as const,
  ),
)(
  'OA14: the %s document of a random project (%i) is read as its models and properties, which make the same document',
  async (id, _, project) => {
    const again = await throughTarget(id, project);
    expect(findProblems(again).filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const name of namesIn(project)) expect(namesIn(again)).toContain(name);
    // The document describes what the application has at run time: ids, join models.
    expect(propertiesIn(again, namesIn(project))).toEqual(
      propertiesIn(withCreatedModels(project), namesIn(project)),
    );
    const third = await throughTarget(id, again);
    expect(propertiesIn(third, namesIn(again))).toEqual(propertiesIn(again, namesIn(again)));
  },
);
