import { expect, it } from 'vitest';
import { printModelFile } from '../files/printFile.ts';
import { readModelFile } from '../files/readModelFile.ts';
import type { ModelEntry, Project } from '../project.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { countReads } from '../testing/countReads.ts';
import { problemLines } from '../testing/problemLines.ts';
import { layoutAtOrigin, projectOf } from '../testing/projects.ts';
import { doubledKey } from './doubledKey.ts';

function opened(text: string): ModelEntry {
  const file = readModelFile('common/models/order.json', text);
  if (!file.ok) throw new Error(file.error.message);
  return { id: 'Order', ...file.value };
}

const projectWith = (...models: ModelEntry[]) => ({
  ...projectOf(),
  models,
  layout: layoutAtOrigin(models),
});

const text = `{
  "name": "Order",
  "properties": {
    "total": "string",
    "total": {"type": "number", "type": "date"}
  },
  "relations": {"a": {"type": "hasMany", "model": "Order"}, "a": {"type": "belongsTo", "model": "Order"}},
  "plural": "a",
  "plural": "b",
  "plural": "c"
}
`;

it('PB90: each key that occurs twice is reported with its lines', () => {
  expect(problemLines(doubledKey.find(projectWith(opened(text))))).toEqual([
    'warning Order.total: The file of Order says "properties.total" twice (lines 4 and 5): LoopBack uses the last one.',
    'warning Order.total type: The file of Order says "properties.total.type" twice (line 5): LoopBack uses the last one.',
    'warning Order.a: The file of Order says "relations.a" twice (line 7): LoopBack uses the last one.',
    'warning Order plural: The file of Order says "plural" 3 times (lines 8 and 9 and 10): LoopBack uses the last one.',
  ]);
  expect(doubledKey.find(projectWith(opened('{"name": "Order", "plural": "x"}')))).toEqual([]);
});

it('PB90: the fixes remove the values without effect, and nothing else', () => {
  const project = projectWith(opened(text));
  let fixed: Project = project;
  for (const _ of doubledKey.find(project)) fixed = applyFirstFix(doubledKey, fixed);
  expect(doubledKey.find(fixed)).toEqual([]);
  const [before, after] = [project.models[0], fixed.models[0]];
  if (!before || !after) throw new Error('no model');
  expect(after.definition).toBe(before.definition);
  expect(printModelFile(before)).toBe(text);
  expect(printModelFile(after)).toBe(
    `{
  "name": "Order",
  "properties": {
    "total": {"type": "date"}
  },
  "relations": {"a": {"type": "belongsTo", "model": "Order"}},
  "plural": "c"
}
`,
  );
});

it('PB90: a key that has since been removed is not reported', () => {
  const entry = opened('{"name": "Order", "plural": "a", "plural": "b"}');
  const { plural: _plural, ...definition } = entry.definition;
  expect(doubledKey.find(projectWith({ ...entry, definition }))).toEqual([]);
});

it('PB90: the fix of one key leaves the others unchanged', () => {
  const project = projectWith(opened(text));
  const problem = doubledKey.find(project).find(({ message }) => message.includes('"relations.a"'));
  const fixed = problem?.fix?.apply(project) ?? project;
  expect(problemLines(doubledKey.find(fixed)).map((line) => line.split(':')[0])).toEqual([
    'warning Order.total',
    'warning Order.total type',
    'warning Order plural',
  ]);
  const [after] = fixed.models;
  expect(after && printModelFile(after)).toBe(
    text.replace('{"a": {"type": "hasMany", "model": "Order"}, "a"', '{"a"'),
  );
});

it('reads the texts in steps of one model, so that the page stays responsive', () => {
  const models = Array.from({ length: 100 }, (_, index) => opened(`{"name": "Order${index}"}`));
  const counted = countReads(models.map((entry, index) => ({ ...entry, id: `Order${index}` })));
  const project = projectWith(...counted.value);
  const reads: number[] = [];
  const steps = doubledKey.prepareInSteps?.(project);
  counted.takeCount();
  while (steps?.next().done === false) reads.push(counted.takeCount());
  expect(reads).toHaveLength(100);
  expect(Math.max(...reads)).toBeLessThan(10);
});
