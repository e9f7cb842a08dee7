import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { definitionOf, projectOf } from '../testing/projects.ts';
import { pluralOfEngines } from './pluralOfEngines.ts';

const modelConfig = { path: 'server/model-config.json', config: {}, source: null };

it('PB115: the plural of Focus depends on the engine, until the model has its own', () => {
  const project = projectOf({ name: 'Focus' }, { name: 'OrderFocus' }, { name: 'Status' });
  expect(problemLines(pluralOfEngines.find(project))).toEqual([
    'warning Focus plural: LoopBack 3 uses "Focus" as the plural of Focus, later versions use "Focuses".',
  ]);
  const fixed = applyFirstFix(pluralOfEngines, project);
  expect(definitionOf(fixed, 'Focus')['plural']).toBe('Focuses');
  expect(pluralOfEngines.find(fixed)).toEqual([]);
});

it('PB115: the fix keeps what an application of LoopBack 3 does', () => {
  const fixed = applyFirstFix(pluralOfEngines, { ...projectOf({ name: 'focus' }), modelConfig });
  expect(definitionOf(fixed, 'focus')['plural']).toBe('focus');
  expect(pluralOfEngines.find(fixed)).toEqual([]);
});

it('PB115: a plural that is given or inherited is fine', () => {
  const given = projectOf({ name: 'Focus', plural: 'Focuses' });
  const inherited = projectOf({ name: 'Lens', plural: 'Glass' }, { name: 'Focus', base: 'Lens' });
  for (const project of [given, inherited]) expect(pluralOfEngines.find(project)).toEqual([]);
});
