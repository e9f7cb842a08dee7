import { expect, it } from 'vitest';
import type { JsonObject } from '../../lib/json.ts';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { generatedIdType } from './generatedIdType.ts';

const id = (definition: JsonObject) => ({ properties: { id: { id: true, ...definition } } });

it('PB35: an id that is declared as text and generated is reported, and fixed', () => {
  const project = projectOf(
    { name: 'Ticket', ...id({ type: 'string', generated: true, required: true }) },
    { name: 'Plain', ...id({ type: 'Number', generated: true }) },
    { name: 'Given', ...id({ type: 'string' }) },
    { name: 'Untyped', ...id({ generated: true }) },
    { name: 'Other', properties: { code: { type: 'string', generated: true } } },
  );
  expect(problemLines(generatedIdType.find(project))).toEqual([
    "warning Ticket.id generated: Ticket.id is declared as string and generated: LoopBack gives it the type of the data source's ids, number in memory and in most SQL tables.",
  ]);
  const fixed = applyFirstFix(generatedIdType, project);
  expect(definitionOf(fixed, 'Ticket')).toMatchObject(id({ type: 'string', required: true }));
  expect(generatedIdType.find(fixed)).toEqual([]);
});
