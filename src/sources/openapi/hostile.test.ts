import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import { addFiles, createProject } from '../../model/index.ts';
import { findProblems } from '../../model/problems/findProblems.ts';
import type { LargeText } from '../readFiles.ts';
import { recogniseSource } from '../registry.ts';
import { source } from './source.ts';
import { modelsOf, openApi, openApiOf } from './testing/readApi.ts';

const yaml = (schemas: string): string =>
  `openapi: 3.0.0\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n${schemas}`;

const problemOf = (text: string): string | undefined => openApi(text).problems[0]?.message;

describe('OA12: YAML', () => {
  it('is read like JSON, with anchors, merge keys and several documents', () => {
    const opened = openApi(
      `---\n${yaml(`    Base: &base
      type: object
      properties: &own
        id: {type: integer, readOnly: true}
    Order:
      <<: *base
      description: |
        Two
        lines
      properties:
        <<: *own
        at: {type: string, format: date}
        __proto__: {type: string}
`)}---\nopenapi: 3.0.0\n`,
    );
    expect(opened.problems).toEqual([]);
    const { Order } = modelsOf(opened);
    expect(Order).toMatchObject({ description: 'Two\nlines\n' });
    expect(Object.keys(Order?.properties ?? {}).toSorted()).toEqual(['__proto__', 'at', 'id']);
    expect(Object.getPrototypeOf(opened.models[1]?.definition.properties)).toBe(Object.prototype);
  });

  it.each([
    [
      'a key that is there twice',
      '    A: {type: object}\n    A: {}\n',
      'line 7, column 5: expected YAML, found a key that is there twice',
    ],
    [
      'a tab',
      '    A:\n\t  type: object\n',
      'line 7, column 1: expected YAML, found a tab in the indentation, where YAML wants spaces',
    ],
    [
      'a tag',
      '    A: !include a.yaml\n',
      'line 6, column 8: expected YAML, found the tag !include, which is not part of YAML',
    ],
    [
      'an unknown alias',
      '    A: *nope\n',
      'line 6, column 9: expected YAML, found the alias *nope, whose anchor is not before it',
    ],
    ['nesting', `    A: ${'['.repeat(200)}`, 'found more than 100 levels of nesting'],
    ['an object as a key', '    {a: 1}: 2\n', 'found a key that is not a text'],
  ])('OA12: %s is refused with its place', (_, schemas, message) => {
    expect(problemOf(yaml(schemas))).toContain(message);
  });

  it('of aliases that make millions of a few lines ends, with a bounded result', () => {
    const levels = 'abcdefghij'.split('');
    const bomb = levels.map((name, index) => {
      const inner = levels[index - 1];
      const members = levels.map((key) => `${key}: ${inner === undefined ? '{type: string}' : `*${inner}`}`);
      return `    ${name}: &${name} {type: object, default: {a: ${inner === undefined ? 1 : `*${inner}`}}, properties: {${members.join(', ')}}}\n`;
    });
    const opened = openApi(yaml(bomb.join('')));
    expect(JSON.stringify(opened.models).length).toBeLessThan(10_000_000);
    const merges = Array.from(
      { length: 300 },
      (_, index) => `    m${index}: &m${index} {${index === 0 ? '' : `<<: *m${index - 1}, `}k${index}: 1}\n`,
    );
    expect(problemOf(yaml(merges.join('')))).toContain('found merge keys (<<) that copy too much');
  });

  it('that contains itself ends', () => {
    const opened = openApi(
      yaml(
        '    A: &a\n      type: object\n      default: *a\n      properties: {a: *a, b: {type: array, items: *a}}\n',
      ),
    );
    expect(opened.problems).toEqual([]);
    expect(Object.keys(modelsOf(opened))).toEqual(['A']);
  });

  it('has the place of each problem', () => {
    const { problems } = openApi(
      yaml(`    A:
      properties:
        "x": {$ref: 'other.yaml'}
        y:
          items:
            $ref: "#/nope"
          type: array
`),
    );
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [8, 15],
      [11, 13],
    ]);
  });
});

describe('OA12: JSON', () => {
  it('is refused where it breaks off, and where it nests too deeply', () => {
    expect(problemOf('{"openapi": "3.0.0",\n "a": ')).toBe(
      'pasted text, line 2, column 7: expected a value, found the end of the file.',
    );
    const deep = `${'{"properties": {"a": '.repeat(5000)}{}${'}}'.repeat(5000)}`;
    const opened = openApi(`{"openapi": "3.0.0", "components": {"schemas": {"A": ${deep}}}}`);
    expect(modelsOf(opened)['A']?.properties).toMatchObject({ a: { type: { a: {} } } });
  });

  it('has the place of each problem, whatever is around it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.nat(3), (value, key, spaces) => {
        const other = { $ref: 'elsewhere.json' };
        const schemas = {
          A: { example: value, properties: { before: { default: value }, [`x${key}`]: other } },
        };
        const text = JSON.stringify(
          { x: value, openapi: '3.0.0', y: [value, value], components: { schemas } },
          null,
          spaces,
        );
        const [problem] = openApi(text).problems;
        const line = text.split('\n')[(problem?.line ?? 0) - 1] ?? '';
        expect(line.slice((problem?.column ?? 0) - 1)).toMatch(/^"\$ref": ?"elsewhere.json"/);
      }),
      { seed: 16, numRuns: 100 },
    );
  });
});

it.each([
  ['nothing', '', 'found neither'],
  ['prose', 'openapi is nice', 'found neither'],
  ['a list', '[1]', 'found neither'],
  ['no schemas', '{"openapi": "3.0.0"}', 'expected schemas of objects, found none in components.schemas'],
  [
    'no objects',
    '{"swagger": "2.0", "definitions": {"A": {"type": "string"}}}',
    'expected schemas of objects, found 1 schema without properties',
  ],
])('OA12: %s is refused', (_, text, message) => {
  expect(problemOf(text)).toContain(message);
});

it('OA12: a file that is too large is refused before it is held', () => {
  let taken = 0;
  function* pieces() {
    for (;;) {
      taken += 1;
      yield ' '.repeat(1024 * 1024);
    }
  }
  const large = [{ path: 'huge.yaml', size: 5_000_000_000 }];
  const openLarge = (): LargeText => ({ beginning: new Uint8Array(), pieces: pieces() });
  const opened = runAtOnce(
    source.readInSteps({ read: { files: [], problems: [], skipped: [], large }, options: {}, openLarge }),
  );
  expect(opened.ok && opened.value.problems[0]?.message).toBe(
    'huge.yaml: expected at most 20 MB, found more: save it as JSON, of which 50 MB can be read.',
  );
  expect(taken).toBe(21);
});

it('OA12: whatever schemas say, reading ends, nothing throws, and LoopBack could boot the models', () => {
  const name = fc.constantFrom(
    'A',
    'B',
    'a_b',
    '__proto__',
    'constructor',
    'id',
    'aId',
    'bIds',
    'toString',
    'x.y',
    '',
  );
  const ref = name.map((key) => ({ $ref: `#/components/schemas/${key}` }));
  const few = { maxLength: 3 };
  const value = { maxDepth: 2 };
  const { schema } = fc.letrec((tie) => ({
    schema: fc.oneof(
      { maxDepth: 2 },
      ref,
      fc.record(
        {
          type: fc.oneof(
            fc.constantFrom('string', 'integer', 'object', 'array', 'null', 'any', 5),
            fc.constant(['string', 'null']),
          ),
          format: fc.constantFrom('date', 'uuid', 7),
          properties: fc.dictionary(name, tie('schema'), { maxKeys: 4 }),
          items: tie('schema'),
          ...{
            allOf: fc.array(tie('schema'), few),
            oneOf: fc.array(tie('schema'), few),
            anyOf: fc.array(tie('schema'), few),
          },
          required: fc.array(name),
          ...{
            enum: fc.array(fc.jsonValue(value), few),
            default: fc.jsonValue(value),
            maxLength: fc.double(),
            readOnly: fc.boolean(),
          },
          ...{ title: name, description: fc.string() },
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue(value),
    ),
  }));
  const model = fc.record(
    { properties: fc.dictionary(name, schema), allOf: fc.array(ref, { maxLength: 3 }) },
    { requiredKeys: ['properties'] },
  );
  const objects = fc.constantFrom('guess', 'relations', 'embedded', 'properties');
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(model, schema)), objects, (schemas, choice) => {
      const { models } = openApi(openApiOf(schemas), { objects: choice });
      const project = addFiles(createProject('x'), {
        files: models,
        ids: models.map(({ path }) => path),
        positions: [],
      });
      const errors = findProblems(project).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    }),
    { seed: 16, numRuns: 40 },
  );
});

describe('OA15: a version that is not read is named with the way out', () => {
  it.each([
    ['openapi: 4.0.0\n', 'found OpenAPI 4.0.0: save it as OpenAPI 3.1'],
    ['{"swaggerVersion": "1.2", "apis": []}', 'found Swagger 1.2: convert it to Swagger 2 first'],
    ['swagger: 1.1\n', 'found Swagger 1.1: convert it to Swagger 2 first'],
  ])('%j', (text, found) => {
    expect(problemOf(text)).toContain(found);
    expect(
      recogniseSource({ files: [{ path: 'pasted', text }], problems: [], skipped: [], isPasted: true }),
    ).toBe('openapi');
  });

  it('reads every 3 and 2, also as a number', () => {
    const rest = 'components:\n  schemas:\n    A: {type: object, properties: {a: {type: string}}}\n';
    for (const version of ['openapi: 3.2.0', 'openapi: 3'])
      expect(problemOf(`${version}\n${rest}`)).toBeUndefined();
    expect(
      problemOf('swagger: 2.0\ndefinitions: {A: {type: object, properties: {a: {type: string}}}}\n'),
    ).toBeUndefined();
  });
});
