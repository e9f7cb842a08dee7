import { expect, it } from 'vitest';
import { projectOf } from '../testing/projects.ts';
import { illegalModelName } from './illegalModelName.ts';

it.each(['Date', 'string', 'FILE', 'Integer', 'object'])('PB6: %s is the name of a type', (name) => {
  expect(illegalModelName.find(projectOf({ name }))[0]?.message).toContain('is the name of a type');
});

it.each(['my.model', 'ns:Thing', 'Übung', 'a b', '$Price'])('PB6: %s is refused by the tools', (name) => {
  expect(illegalModelName.find(projectOf({ name }))[0]?.advice).toContain('letters, digits');
});

it.each(['Customer', 'order-item', 'A_1', '9lives'])('PB6: %s is fine', (name) => {
  expect(illegalModelName.find(projectOf({ name }))).toEqual([]);
});
