import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isCopiedText } from './clipboard.ts';
import { readPastedItems } from './readPastedItems.ts';

const copied = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'testing/copied', name), 'utf8');

it.each(['copied1.json', 'copied2.json'])('CO8: pastes %s with every position', (name) => {
  const text = copied(name);
  expect(isCopiedText(text)).toBe(true);
  const read = readPastedItems(text);
  if (!read.ok) throw new Error(read.error.message);
  const { models, areas, notes } = read.value;
  expect(models.map(({ path, definition, position }) => [path, definition.name, position])).toEqual([
    ['common/models/customer.json', 'Customer', { x: -40, y: 160.5 }],
    ['common/models/order.json', 'Order', { x: 520, y: 60 }],
  ]);
  expect(areas).toMatchObject([{ name: 'Sales', position: { x: 500, y: 20 }, models: ['Order'] }]);
  expect(notes).toMatchObject([{ text: 'Ask', position: { x: 10, y: 20 } }]);
});

it('CO8: refuses a text of a later version with an explanation', () => {
  const text = copied('copied2.json').replace('"version": 2', '"version": 3');
  const read = readPastedItems(text);
  expect(read.ok ? '' : read.error.message).toBe(
    'The pasted text, at version: expected a version up to 2, found version 3.',
  );
});
