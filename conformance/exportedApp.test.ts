/** Boots exported LoopBack 3 applications as their users do, and compares what they serve with the designer and the playground. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { createExampleProject, modelEndpoints, type Project } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { applicationFiles } from '../src/targets/index.ts';
import { target } from '../src/targets/loopback3/target.ts';
import { exampleCalls, exampleRows } from './testing/exampleCalls.ts';
import {
  type ExportedApplication,
  type RunningApplication,
  runScript,
  startApplication,
  writeApplication,
} from './testing/exportedApplication.ts';
import { openFixture } from './testing/openFixture.ts';
import { projectArbitrary } from './testing/randomProject.ts';
import { openRest, send } from './testing/restOverRuntime.ts';
import { isSound } from './testing/soundProjects.ts';

let app: ExportedApplication | undefined;
let running: RunningApplication | undefined;

afterEach(async () => {
  await running?.stop();
  app?.remove();
  app = undefined;
  running = undefined;
  // A busy machine may take its time to end a process.
}, 120_000);

async function start(...args: Parameters<typeof writeApplication>): Promise<string> {
  app = writeApplication(...args);
  running = await startApplication(app.folder);
  return running.root;
}

interface Swagger {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags: readonly string[] }>>>>;
}

const lineOf = (method: string, path: string): string =>
  `${method.toUpperCase()} ${path.replace(/:\w+|\{\w+\}/g, '{}')}`;

/** The routes of the models of a project in the explorer's description; not those of LoopBack's own models. */
async function servedRoutes(root: string, project: Project): Promise<readonly string[]> {
  const swagger: Swagger = await (await fetch(`${root}/explorer/swagger.json`)).json();
  const names = new Set(project.models.map(({ definition }) => definition.name));
  const lines = Object.entries(swagger.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { tags }]) => tags.some((tag) => names.has(tag)))
      .map(([method]) => lineOf(method, `/api${path}`)),
  );
  return [...new Set(lines)].toSorted();
}

const listedRoutes = (project: Project): readonly string[] =>
  [
    ...new Set(
      project.models.flatMap(({ id }) =>
        modelEndpoints(project, id).map(({ method, path }) => lineOf(method, path)),
      ),
    ),
  ].toSorted();

describe('the exported example', () => {
  it('answers what the playground answers, with the routes that the designer lists, and ends cleanly', async () => {
    const project = createExampleProject();
    const root = await start(project, { rows: exampleRows });
    expect(await servedRoutes(root, project)).toEqual(listedRoutes(project));
    expect(await (await fetch(`${root}/health`)).json()).toMatchObject({ status: 'ok' });
    const ask = await openRest(project, exampleRows);
    for (const request of exampleCalls) {
      const asked = `${request.method} ${decodeURIComponent(request.path)}`;
      expect.soft({ asked, ...(await send(root, request)) }).toEqual({ asked, ...(await ask(request)) });
    }
    expect(await running?.stop()).toBe(0);
  });
});

/** The fixtures, and the problem that keeps LoopBack from starting one of them. */
const fixtures = [
  { name: 'loopback-example-relations', refused: null },
  { name: 'library', refused: null },
  { name: 'shop', refused: 'invalid-polymorphic' },
];

describe.each(fixtures)('the exported project $name', ({ name, refused }) => {
  it('has its files byte for byte, boots, and serves the routes that the designer lists', async () => {
    const opened = await openFixture(name);
    const problem = findProblems(opened).find(({ code }) => code === refused);
    const warnings = warningsOf(opened);
    if (problem !== undefined) expect(warnings).toContain(problem.message);
    else expect(warnings.join()).not.toContain('does not boot');
    const project = problem?.fix?.apply(opened) ?? opened;
    const root = await start(project);
    for (const { path, text } of applicationFiles(project).files)
      if (!path.includes('datasources'))
        expect(readFileSync(join(app?.folder ?? '', path), 'utf8'), path).toBe(text);
    expect(await servedRoutes(root, project)).toEqual(listedRoutes(project));
    expect(await running?.stop()).toBe(0);
  });
});

function warningsOf(project: Project): readonly string[] {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.remarks.flatMap(({ kind, text }) => (kind === 'warning' ? text : []));
}

/** More than npm test has time for: EXPORTED_PROJECTS=20. */
const randomProjects = Number(process.env['EXPORTED_PROJECTS'] ?? 2);

it('random projects boot, with the routes that the designer lists', {
  timeout: 60_000 * Math.max(2, randomProjects),
}, async () => {
  const projects = fc.sample(projectArbitrary.filter(isSound), { numRuns: randomProjects, seed: 15 });
  for (const project of projects) {
    const root = await start(project);
    expect(await servedRoutes(root, project)).toEqual(listedRoutes(project));
    expect(await running?.stop()).toBe(0);
    app?.remove();
  }
});

it('without a database, npm run migrate says that rows in memory need none', async () => {
  app = writeApplication(createExampleProject());
  const migrated = await runScript(app.folder, 'migrate');
  expect(migrated).toMatchObject({ code: 0 });
  expect(migrated.output).toContain('rows in memory need no tables');
});

it('a file keeps the rows of memory over a restart, and gets the sample rows once', async () => {
  app = writeApplication(createExampleProject(), { rows: exampleRows });
  const env = { MEMORY_FILE: join(app.folder, 'rows.json') };
  running = await startApplication(app.folder, env);
  const made = await send(running.root, { method: 'POST', path: '/api/Customers', body: { name: 'Alan' } });
  expect(made).toMatchObject({ status: 200, body: { id: 4 } });
  expect(await running.stop()).toBe(0);
  running = await startApplication(app.folder, env);
  const counted = await send(running.root, { method: 'GET', path: '/api/Customers/count' });
  expect(counted).toEqual({ status: 200, body: { count: 4 } });
});

it('prints the errors of the server, and not the requests that it refuses', async () => {
  app = writeApplication(createExampleProject());
  const boot =
    "module.exports = (app) => app.get('/broken', () => { throw new Error('Broken on purpose'); });";
  writeFileSync(join(app.folder, 'server/boot/broken.js'), boot);
  running = await startApplication(app.folder);
  for (const path of ['/api/Customers/99', '/api/nope', '/nope', '/api/Customers?filter={'])
    expect((await fetch(`${running.root}${path}`)).status, path).toBeLessThan(500);
  expect((await fetch(`${running.root}/broken`)).status).toBe(500);
  await running.stop();
  const errors = running
    .output()
    .split('\n')
    .filter((line) => /error/i.test(line));
  expect(errors).toEqual(['GET /broken: Error: Broken on purpose']);
});

it('answers that it is down while its database does not answer, and still ends cleanly', async () => {
  app = writeApplication(createExampleProject());
  running = await startApplication(app.folder, { DATABASE_URL: 'postgres://app@127.0.0.1:1/none' });
  const answered = await fetch(`${running.root}/health`);
  expect(answered.status).toBe(503);
  expect(await answered.json()).toMatchObject({ status: 'down' });
  expect(await running.stop()).toBe(0);
});
