import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { optionsSchema } from './loopback3/options.ts';
import { optionFieldsOf, withLabels } from './optionFields.ts';

it('makes a form of the options: a field for each that has a label, with its bounds, values and default', () => {
  expect(optionFieldsOf(optionsSchema)).toEqual([
    {
      name: 'databases',
      label: 'Databases',
      kind: 'choices',
      fallback: ['postgresql'],
      choices: [
        { value: 'postgresql', label: 'PostgreSQL' },
        { value: 'mysql', label: 'MySQL or MariaDB' },
        { value: 'mongodb', label: 'MongoDB' },
      ],
    },
    { name: 'rows', label: 'Rows of the playground', kind: 'flag', fallback: true },
    { name: 'port', label: 'Port', kind: 'number', fallback: 3000, least: 1, most: 65_535 },
  ]);
});

it('offers the values of one choice, under their own names where they have no others', () => {
  const style = withLabels(z._default(z.enum(['compact', 'full']), 'full'), {
    title: 'Style',
    labels: { full: 'One class a controller' },
  });
  expect(optionFieldsOf(z.object({ style, internal: z.optional(z.string()) }))).toEqual([
    {
      name: 'style',
      label: 'Style',
      kind: 'choice',
      fallback: 'full',
      choices: [
        { value: 'compact', label: 'compact' },
        { value: 'full', label: 'One class a controller' },
      ],
    },
  ]);
});
