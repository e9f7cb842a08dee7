import { expect, it } from 'vitest';
import { applyFirstFix } from '../testing/applyFirstFix.ts';
import { problemLines } from '../testing/problemLines.ts';
import { projectOf } from '../testing/projects.ts';
import { illegalModelName } from './illegalModelName.ts';

it.each(['Date', 'string', 'Array', 'Integer', 'object'])('PB6: %s is the name of a type', (name) => {
  expect(illegalModelName.find(projectOf({ name }))[0]?.message).toContain('is the name of a type');
});

it.each(['my.model', 'ns:Thing', 'Übung', 'a b', '$Price'])('PB6: %s is refused by the tools', (name) => {
  expect(illegalModelName.find(projectOf({ name }))[0]?.advice).toContain('letters, digits');
});

it.each(['Customer', 'order-item', 'A_1', '9lives'])('PB6: %s is fine', (name) => {
  expect(illegalModelName.find(projectOf({ name }))).toEqual([]);
});

const configured = (name: string, config: object) => ({
  ...projectOf({ name }),
  modelConfig: { path: 'x', config: { [name]: { dataSource: 'db', ...config } }, source: null },
});

it('PB6: a served File keeps LoopBack from booting, one that is not served is fine', () => {
  const start = projectOf({ name: 'File' });
  expect(problemLines(illegalModelName.find(start))).toEqual([
    `error File: A model named "File" that is served over REST keeps LoopBack from booting: 'Cannot override built-in "file" type'.`,
  ]);
  expect(applyFirstFix(illegalModelName, start).models[0]?.definition.name).toBe('StoredFile');
  expect(illegalModelName.find(configured('file', {}))).toHaveLength(1);
  expect(illegalModelName.find(configured('File', { public: false }))).toEqual([]);
  expect(illegalModelName.find({ ...configured('A', {}), models: start.models })).toEqual([]);
});

it('PB6: a warning at boot is mentioned only if there is one', () => {
  const messages = (name: string, config: object) =>
    illegalModelName.find(configured(name, config)).map(({ message }) => message);
  expect(messages('Integer', {})[0]).toBe(
    '"Integer" is the name of a type: LoopBack boots with the warning "overriding remoting type integer".',
  );
  expect(messages('Integer', { public: false })).toEqual([]);
  for (const config of [{}, { public: false }])
    expect(messages('Array', config)).toEqual([
      '"Array" is the name of a type: properties of that type get the built-in one.',
    ]);
});
