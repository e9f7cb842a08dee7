import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const conformance = join(here, '../../conformance');

const testsIn = (room: string): readonly string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(room, name));

/** The tests of this room, of what becomes a project and of what is made of one, and those that compare them with the real engine. */
const files = [
  ...testsIn(here),
  ...testsIn(join(here, '../sources')),
  join(here, '../exchange/openFiles.browser.test.ts'),
  ...testsIn(join(here, '../targets')),
  ...[
    'naming',
    'boot',
    'definitions',
    'endpoints',
    'kinds',
    'methods',
    'modelMethods',
    'unrelatedRows',
    'problems',
    'problemsOfDatabases',
    'problemsOfEmbeddedRows',
    'problemsOfEmbeds',
    'builtins',
    'reading',
    'idTypes',
    'accessRules',
    'apiDocuments',
  ].map((name) => join(conformance, `${name}.test.ts`)),
];

function idsInTitles(file: string): readonly string[] {
  const titles = readFileSync(file, 'utf8').matchAll(/['"`]((?:[A-Z]{2}\d+ )*[A-Z]{2}\d+): /g);
  return [...titles].flatMap((title) => (title[1] ?? '').split(' '));
}

it('SPEC.md lists exactly the rules that the tests prove', () => {
  const spec = readFileSync(join(here, 'SPEC.md'), 'utf8');
  const rules = [...spec.matchAll(/^- `([A-Z]{2}\d+)`/gm)].map((match) => match[1] ?? '');
  const proven = new Set(files.flatMap(idsInTitles));
  expect(new Set(rules).size).toBe(rules.length);
  expect([...proven].toSorted()).toEqual(rules.toSorted());
});
