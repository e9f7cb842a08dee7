import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readColours } from './readColours.ts';

// Vitest empties style sheets that are imported.
const sheet = readFileSync(join(import.meta.dirname, '../../ui/tokens.css'), 'utf8');

it('finds every light and every dark colour, whatever the page shows', () => {
  const light = readColours({ colours: 'light', isTransparent: false }, sheet);
  const dark = readColours({ colours: 'dark', isTransparent: false }, sheet);
  expect(light).toMatchObject({ background: '#f6f7f9', surface: '#ffffff', text: '#1b1f26' });
  expect(dark).toMatchObject({ background: '#101215', surface: '#181b20', text: '#e7eaef' });
  for (const { areas, ...colours } of [light, dark])
    for (const colour of [...Object.values(colours), ...Object.values(areas)])
      expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  expect(Object.keys(dark.areas)).toHaveLength(7);
});

it('has no background where the picture is transparent', () => {
  expect(readColours({ colours: 'dark', isTransparent: true }, sheet).background).toBeNull();
});
