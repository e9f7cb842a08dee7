import * as z from 'zod/mini';
import { withLabels } from '../optionFields.ts';

export const optionsSchema = z.object({
  /** Whether related rows, which `include` adds, are optional members. */
  relations: withLabels(z._default(z.boolean(), true), { title: 'Relations as optional members' }),
  dates: withLabels(z._default(z.enum(['text', 'Date']), 'text'), {
    title: 'Dates',
    labels: { text: 'Text, as REST sends them', Date: 'Date objects' },
  }),
});

export type TypeScriptOptions = z.output<typeof optionsSchema>;
