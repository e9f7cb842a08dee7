/** Compares the OpenAPI target with what LoopBack's explorer says of the booted exported application. */
import { createRequire } from 'node:module';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createExampleProject, createProject, type Project } from '../src/model/index.ts';
import { projectOf } from '../src/model/testing/projects.ts';
import { target } from '../src/targets/openapi/target.ts';
import { textOfFile } from '../src/targets/target.ts';
import { bootOnDatabase } from './testing/bootOnDatabase.ts';
import { projectArbitrary } from './testing/randomProject.ts';
import { isSound, openSound } from './testing/soundProjects.ts';

const require = createRequire(import.meta.url);
const { generateSwaggerSpec } = require('loopback-swagger') as {
  generateSwaggerSpec(app: unknown, options: object): Swagger;
};

// biome-ignore lint/suspicious/noExplicitAny: JSON of two formats, read member by member
type Json = any;

interface Swagger {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly definitions: Readonly<Record<string, Json>>;
}

function documentOf(project: Project): Json {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  return JSON.parse([...made.value.files].map(textOfFile).join(''));
}

/** What both documents say about an operation. */
interface Operation {
  readonly id: string;
  readonly tags: readonly string[];
  /** "filter in query", "id in path, required". */
  readonly parameters: readonly string[];
  readonly body: string | null;
  readonly answer: string;
}

const modelIn = (schema: Json): string => {
  if (schema?.type === 'array') return `[${modelIn(schema.items)}]`;
  const name = String(schema?.$ref ?? '')
    .split('/')
    .at(-1);
  // The explorer has a name for any value, and knows the target of a polymorphic relation only by its base.
  return name === '' || name === 'x-any' || name === 'PersistedModel' ? 'any' : (name ?? 'any');
};

const parameter = ({ name, in: place, required }: Json): string =>
  `${name} in ${place}${required ? ', required' : ''}`;

/** LoopBack's explorer writes Swagger 2.0, where bodies and fields of forms are parameters. */
function ofSwagger({ operationId, tags, parameters, responses }: Json): Operation {
  const isBody = ({ in: place }: Json) => place === 'body' || place === 'formData';
  const body = parameters.find(({ in: place }: Json) => place === 'body');
  const fields = parameters.filter(({ in: place }: Json) => place === 'formData');
  const [status = '', response] = Object.entries<Json>(responses)[0] ?? [];
  return {
    id: operationId,
    tags,
    parameters: parameters
      .filter((each: Json) => !isBody(each))
      .map(parameter)
      .toSorted(),
    body: body
      ? modelIn(body.schema)
      : fields.length > 0
        ? fields.map(({ name }: Json) => name).join()
        : null,
    answer: `${status} ${modelIn(response?.schema)}`,
  };
}

function ofOpenApi({ operationId, tags, parameters = [], requestBody, responses }: Json): Operation {
  const { 'application/json': json, 'application/x-www-form-urlencoded': form } = requestBody?.content ?? {};
  const [status = '', response] = Object.entries<Json>(responses)[0] ?? [];
  return {
    id: operationId,
    tags,
    parameters: parameters.map(parameter).toSorted(),
    body: json ? modelIn(json.schema) : form ? Object.keys(form.schema.properties).join() : null,
    answer: `${status} ${modelIn(response.content?.['application/json']?.schema)}`,
  };
}

type Operations = Readonly<Record<string, Operation>>;

function operationsOf(paths: Swagger['paths'], read: (operation: Json) => Operation): Operations {
  const all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) => [`${method} ${path.replace(/(?<=.)\/$/, '')}`, read(operation)] as const,
    ),
  );
  return Object.fromEntries(all.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Where the document says more than the explorer. */
const differences: readonly {
  readonly what: string;
  readonly operation: RegExp;
  readonly change: Partial<Operation>;
}[] = [
  { what: 'login answers an access token', operation: /\/login$/, change: { answer: '200 AccessToken' } },
];

function withDifferences(operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => {
      const known = differences.find((difference) => difference.operation.test(name));
      return [name, { ...operation, ...known?.change }];
    }),
  );
}

const randomProjects = fc.sample(projectArbitrary.filter(isSound), {
  numRuns: Number(process.env['EXPORTED_PROJECTS'] ?? 6),
  seed: 16,
});

const projects: readonly { readonly title: string; readonly open: () => Promise<Project> }[] = [
  { title: 'the example', open: async () => createExampleProject() },
  ...['shop', 'library', 'loopback-example-relations'].map((name) => ({
    title: `the project ${name}`,
    open: () => openSound(name),
  })),
  ...randomProjects.map((project, index) => ({
    title: `a random project (${index + 1})`,
    open: async () => project,
  })),
];

async function expectValid(document: Json): Promise<void> {
  const { valid, errors } = await new Validator().validate(document);
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
}

it.each(projects)('EX45: is valid, and has the operations that LoopBack serves: $title', async ({ open }) => {
  const project = await open();
  const document = documentOf(project);
  const { app, close } = await bootOnDatabase(project, { connector: 'memory' });
  const swagger = generateSwaggerSpec(app, {});
  await close();
  expect(operationsOf(document.paths, ofOpenApi)).toEqual(
    withDifferences(operationsOf(swagger.paths, ofSwagger)),
  );
  await expectValid(document);
});

it('EX45: hostile names and an empty project make a valid document', async () => {
  const names = ['Order Item', 'class', '__proto__', 'a"b', 'x{y}', 'Order_Item', '日本語'];
  const models = names.map((name) => ({
    name,
    properties: Object.fromEntries(names.map((each) => [each, 'Order Item'])),
    relations: { [name]: { type: 'hasMany', model: 'a"b' } },
  }));
  for (const project of [projectOf(...models), createProject('')]) await expectValid(documentOf(project));
});
