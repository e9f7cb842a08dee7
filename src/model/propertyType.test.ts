import { expect, it } from 'vitest';
import { typeLabelOf, typeOfLabel } from './propertyType.ts';

it.each([
  ['string', 'string'],
  ['[string]', ['string']],
  ['[Address]', ['Address']],
  ['[]', '[]'],
])('PR9: %s', (label, type) => {
  expect(typeOfLabel(label)).toEqual(type);
  if (label !== '[]') expect(typeLabelOf(type)).toBe(label);
});
