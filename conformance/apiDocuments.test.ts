/** Reads the documents of LoopBack's explorer and of our own targets, and compares with the models that they describe. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createExampleProject, type Project } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { projectOf, type TestDefinition } from '../src/model/testing/projects.ts';
import { loadTarget } from '../src/targets/loadTarget.ts';
import { withCreatedModels } from '../src/targets/schema/withCreatedModels.ts';
import { textOfFile } from '../src/targets/target.ts';
import { bootOnDatabase } from './testing/bootOnDatabase.ts';
import { drawnProjectArbitrary } from './testing/drawnProject.ts';
import { namesIn, openDocument, propertiesIn, relationsIn } from './testing/openDocument.ts';
import { projectArbitrary } from './testing/randomProject.ts';
import { isSound, openSound } from './testing/soundProjects.ts';

const require = createRequire(import.meta.url);
const { generateSwaggerSpec } = require('loopback-swagger') as {
  generateSwaggerSpec(app: unknown, options: object): object;
};

async function throughTarget(id: 'openapi' | 'jsonschema', project: Project): Promise<Project> {
  const made = (await loadTarget(id)).make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  const [file] = [...made.value.files];
  return openDocument(`shop.${id}.json`, file === undefined ? '' : textOfFile(file));
}

async function throughExplorer(project: Project): Promise<Project> {
  const { app, close } = await bootOnDatabase(project, { connector: 'memory' });
  const swagger = generateSwaggerSpec(app, {});
  await close();
  return openDocument('swagger.json', JSON.stringify(swagger));
}

const key = (name: string): object => ({ type: 'belongsTo', model: 'Person', foreignKey: name });

/** Many to many of a model with itself, from both ends of one join model. */
const friends = projectOf(
  {
    name: 'Person',
    relations: {
      friends: { type: 'hasMany', model: 'Person', through: 'Friendship', keyThrough: 'friendId' },
      fans: {
        ...{ type: 'hasMany', model: 'Person', through: 'Friendship' },
        ...{ foreignKey: 'friendId', keyThrough: 'personId' },
      },
    },
  },
  { name: 'Friendship', relations: { person: key('personId'), friend: key('friendId') } } as TestDefinition,
);

it.each([
  ['the example', async () => createExampleProject()],
  ['the project library', () => openSound('library')],
  ['friends of friends', async () => friends],
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

const drawnProjects = fc.sample(drawnProjectArbitrary.filter(isSound), {
  numRuns: Number(process.env['EXPORTED_PROJECTS'] ?? 12),
  seed: 17,
});

it.each(drawnProjects.map((project, index) => [index, project] as const))(
  'OA13, OA14: LoopBack’s document and ours of a drawn project (%i) have its relations',
  async (_, project) => {
    const wanted = relationsIn(project);
    for (const again of [await throughExplorer(project), await throughTarget('openapi', project)]) {
      const found = relationsIn(again);
      expect(wanted.filter((relation) => !found.includes(relation))).toEqual([]);
      // The key of a hasMany or hasOne is a belongsTo, too.
      const added = found.filter((relation) => !wanted.includes(relation));
      expect(added.filter((relation) => !relation.includes(': belongsTo '))).toEqual([]);
    }
  },
);
