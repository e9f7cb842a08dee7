/** Compiles and boots exported LoopBack 4 applications, and compares what they serve with the designer and the playground. */
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clinic } from '../e2e/fixtures/clinic.ts';
import { scopeEndpointLines, userEndpointLines } from '../src/model/addedEndpoints.ts';
import {
  createExampleProject,
  endpointsOf,
  modelEndpoints,
  type Project,
  restPathOf,
} from '../src/model/index.ts';
import { projectOf, type TestDefinition } from '../src/model/testing/projects.ts';
import { openScripts } from '../src/sources/loopback4/testing/openScripts.ts';
import { shopScripts } from '../src/sources/loopback4/testing/shopScripts.ts';
import { toProject } from '../src/sources/toProject.ts';
import type { Rows, TargetFile } from '../src/targets/index.ts';
import { clientDifferences } from '../src/targets/loopback4/clientDifferences.ts';
import { designApplication } from '../src/targets/loopback4/design.ts';
import { optionsSchema } from '../src/targets/loopback4/options.ts';
import { target } from '../src/targets/loopback4/target.ts';
import { exampleCalls, exampleRows } from './testing/exampleCalls.ts';
import { type RunningApplication, startApplication } from './testing/exportedApplication.ts';
import { createHostileProject } from './testing/hostileProject.ts';
import {
  differencesOfClinic,
  differencesOfPlainRoutes,
  type ProvenDifference,
} from './testing/loopback4Differences.ts';
import { namesIn, openDocument, propertiesIn, relationsIn } from './testing/openDocument.ts';
import { openFixture } from './testing/openFixture.ts';
import { projectArbitrary } from './testing/randomProject.ts';
import { clinicCalls, clinicRows } from './testing/relationCalls.ts';
import { openRest, type RestAnswer, type RestRequest, send } from './testing/restOverRuntime.ts';
import { isSound } from './testing/soundProjects.ts';
import { type CompiledApplications, compileApplications } from './testing/typescriptPrograms.ts';

/** More than npm test has time for: EXPORTED_PROJECTS=20. */
const randomProjects = Number(process.env['EXPORTED_PROJECTS'] ?? 2);
const patience = 240_000;

const projects: Record<string, Project> = {
  example: createExampleProject(),
  clinic: projectOf(...(clinic as readonly TestDefinition[]), {
    name: 'Strict',
    plural: 'Strict',
    strict: true,
    properties: { n: 'number' },
  }),
  hostile: createHostileProject(),
};

function filesOf(project: Project, options: object = {}, rows: Rows = {}): Iterable<TargetFile> {
  const made = target.make({ project, options, rows });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.files;
}

let compiled: CompiledApplications | undefined;
let running: RunningApplication | undefined;

beforeAll(async () => {
  for (const name of ['library', 'shop']) projects[name] = await openFixture(name);
  const sampled = fc.sample(projectArbitrary.filter(isSound), { numRuns: randomProjects, seed: 15 });
  for (const [index, project] of sampled.entries()) projects[`random${index}`] = project;
  const rows: Readonly<Record<string, Rows>> = { example: exampleRows, clinic: clinicRows };
  // The others have a line for each controller.
  const options: Readonly<Record<string, object>> = { shop: { controllers: 'classes' } };
  compiled = compileApplications({
    ...Object.fromEntries(
      Object.entries(projects).map(([name, project]) => [name, filesOf(project, options[name], rows[name])]),
    ),
    hostileClasses: filesOf(createHostileProject(), { routes: 'loopback4', controllers: 'classes' }),
    // What was opened from LoopBack 4 is written as it was.
    reopened: filesOf(toProject(openScripts(shopScripts))),
    plain: filesOf(createExampleProject(), { routes: 'loopback4', controllers: 'classes' }, exampleRows),
  });
}, patience);

afterAll(() => compiled?.remove());

afterEach(async () => {
  await running?.stop();
  running = undefined;
}, patience);

function projectNamed(name: string): Project {
  const project = projects[name];
  if (project === undefined) throw new Error(`There is no project ${name}.`);
  return project;
}

async function start(name: string): Promise<string> {
  running = await startApplication(compiled?.folderOf(name) ?? '', {}, 'dist/index.js');
  return running.root;
}

it('TypeScript finds no error in any of them, "strict" included', () => {
  expect(compiled?.errors).toEqual([]);
});

const lineOf = (method: string, path: string): string =>
  `${method.toUpperCase()} ${path.replace(/:\w+|\{\w+\}/g, '{}')}`;

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The routes that an application describes; fails if its description is not valid. */
async function servedRoutes(root: string): Promise<readonly string[]> {
  const described: OpenApi = await (await fetch(`${root}/openapi.json`)).json();
  const { paths } = described;
  expect(await new Validator().validate({ ...described })).toEqual({ valid: true });
  return Object.entries(paths)
    .flatMap(([path, operations]) => Object.keys(operations).map((method) => lineOf(method, decodeURI(path))))
    .toSorted();
}

/** What the designer lists, without change streams, named scopes, the methods of users, and relations that LoopBack 4 does not have. */
function expectedRoutes(project: Project): readonly string[] {
  const { models } = designApplication(project, optionsSchema.parse({}));
  const lost = new Set(
    models
      .flatMap((model) => model.lost.flatMap((relation) => endpointsOf(project, relation)))
      .map(({ method, path }) => lineOf(method, path)),
  );
  const added = new Set(
    project.models.flatMap((entry) =>
      [...scopeEndpointLines(project, entry), ...userEndpointLines(project, entry)].map(({ method, path }) =>
        lineOf(method, `${restPathOf(project, entry)}${path}`),
      ),
    ),
  );
  const listed = project.models
    .flatMap(({ id }) => modelEndpoints(project, id))
    .map(({ method, path }) => lineOf(method, path))
    .filter((line) => !line.endsWith('/change-stream') && !lost.has(line) && !added.has(line));
  // LoopBack 4 also changes the rows of a hasMany together.
  const patched = models.flatMap(({ path, relations }) =>
    path === null
      ? []
      : relations
          .filter(({ code }) => code.controller.startsWith('hasMany'))
          .map(({ segment }) => `PATCH ${decodeURI(path)}/{}/${segment}`),
  );
  return [...new Set([...listed, ...patched])].toSorted();
}

it.each(['library', 'shop', 'hostile'])(
  'the exported project %s boots and serves the routes of LoopBack 3',
  async (name) => {
    const root = await start(name);
    const project = projectNamed(name);
    expect(await servedRoutes(root)).toEqual(expectedRoutes(project));
    expect(await running?.stop()).toBe(0);
  },
);

it('random projects boot and serve the routes of LoopBack 3', {
  timeout: 60_000 * Math.max(2, randomProjects),
}, async () => {
  for (const [name, project] of Object.entries(projects)) {
    if (!name.startsWith('random')) continue;
    const root = await start(name);
    expect(
      await servedRoutes(root),
      JSON.stringify(project.models.map(({ definition }) => definition)),
    ).toEqual(expectedRoutes(project));
    expect(await running?.stop()).toBe(0);
  }
});

/** What MIGRATION.md lists, among the calls. */
const knownAnswers: Readonly<Record<string, Partial<RestAnswer>>> = {
  'POST /api/Customers/upsertWithWhere?where={"name":"Turing"}': { status: 200 },
  'DELETE /api/Customers/1/orders': { status: 200, body: { count: 1 } },
  'PUT /api/Doctors/2/patients/rel/2': { status: 204, body: null },
  'PUT /api/Doctors/1/skills/rel/1': { status: 204, body: null },
};

const nameOf = ({ method, path }: RestRequest): string => `${method} ${decodeURIComponent(path)}`;

async function compare(root: string, project: Project, rows: Rows, requests: readonly RestRequest[]) {
  const ask = await openRest(project, rows);
  for (const request of requests) {
    const name = nameOf(request);
    const ours = await ask(request);
    // The codes of errors differ.
    const expected = ours.status < 400 ? ours : { status: ours.status };
    expect.soft(await send(root, request), name).toMatchObject({ ...expected, ...knownAnswers[name] });
  }
}

it('OA16: the openapi.json of a running LoopBack 4 application has its models and relations', async () => {
  const root = await start('example');
  const project = projectNamed('example');
  const served = await (await fetch(`${root}/openapi.json`)).text();
  const again = await openDocument('openapi.json', served);
  expect([...namesIn(again)].toSorted()).toEqual([...namesIn(project)].toSorted());
  expect(propertiesIn(again, namesIn(project))).toEqual(propertiesIn(project, namesIn(project)));
  const found = relationsIn(again);
  expect(relationsIn(project).filter((relation) => !found.includes(relation))).toEqual([]);
});

describe('the answers', () => {
  it('of the exported example are those of the playground', async () => {
    const root = await start('example');
    expect(await servedRoutes(root)).toEqual(expectedRoutes(projectNamed('example')));
    expect(await (await fetch(`${root}/health`)).json()).toMatchObject({ status: 'ok' });
    await compare(root, createExampleProject(), exampleRows, exampleCalls);
  });

  it('over every kind of relation are those of the playground', async () => {
    const root = await start('clinic');
    expect(await servedRoutes(root)).toEqual(expectedRoutes(projectNamed('clinic')));
    await compare(root, projectNamed('clinic'), clinicRows, clinicCalls);
  });
});

/** Lines that a request cannot show: another test compares the routes. */
const provenByRoutes = ['change streams'];

describe('what MIGRATION.md says that clients notice', () => {
  const whatIn = (list: readonly ProvenDifference[]) => [...new Set(list.map(({ what }) => what))];
  const tellOf = (routes: 'loopback3' | 'loopback4') => clientDifferences({ routes }).map(({ what }) => what);

  async function prove(root: string, project: Project, rows: Rows, list: readonly ProvenDifference[]) {
    const ask = await openRest(project, rows);
    for (const { what, request, toLoopBack4 = request, loopback3, loopback4 } of list) {
      expect.soft(await ask(request), `${what}: LoopBack 3`).toMatchObject(loopback3);
      expect.soft(await send(root, toLoopBack4), `${what}: LoopBack 4`).toMatchObject(loopback4);
    }
  }

  it('is so with the routes of LoopBack 3', async () => {
    const root = await start('clinic');
    await prove(root, projectNamed('clinic'), clinicRows, differencesOfClinic);
    const proven = [...whatIn(differencesOfClinic), ...provenByRoutes, 'POST …/upsertWithWhere'];
    expect(tellOf('loopback3').toSorted()).toEqual(proven.toSorted());
  });

  it('is so with the routes of LoopBack 4, and with a class for each controller', async () => {
    const root = await start('plain');
    await prove(root, createExampleProject(), exampleRows, differencesOfPlainRoutes);
    const proven = [...whatIn(differencesOfPlainRoutes), ...whatIn(differencesOfClinic), ...provenByRoutes];
    expect(tellOf('loopback4').toSorted()).toEqual(proven.toSorted());
    expect(await servedRoutes(root)).toContain('GET /customers/{}/orders');
  });
});

it('takes rows with hard names and nested types, hides what is hidden, and applies the scope of a model', async () => {
  const root = await start('hostile');
  const when = '2020-01-01T00:00:00.000Z';
  const row = {
    nested: { deep: { when, 'a-b': ['x'] } },
    lists: [{ marks: [{ mark: 1 }] }],
    other: { back: { code: 'a' } },
  };
  const post = (body: object) => send(root, { method: 'POST', path: '/api/hards', body });
  expect(await post({ ...row, new: 2, blob: 'ab', default: 'secret' })).toMatchObject({
    status: 200,
    body: row,
  });
  expect(await post({ new: 1 })).toMatchObject({
    status: 200,
    body: { 'line-item': expect.stringContaining("it's") },
  });
  expect(await post({ nested: { deep: {} } })).toMatchObject({ status: 422 });
  const { body } = await send(root, { method: 'GET', path: '/api/hards' });
  expect(body).toMatchObject([{ new: 1 }, { new: 2 }]);
  expect(JSON.stringify(body)).not.toContain('secret');
});
