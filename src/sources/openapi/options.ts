import * as z from 'zod/mini';
import { withLabels } from '../../targets/optionFields.ts';
import type { Style } from '../source.ts';

/** How many schemas a choice may name; more than are read. */
const MOST_NAMED = 10_000;

export const optionsSchema = z.object({
  /** How models are named. Properties keep their names: they are part of the API. */
  names: withLabels(z._default(z.enum(['loopback', 'document']), 'loopback'), {
    title: 'Names of models',
    labels: { loopback: 'As LoopBack writes them', document: 'As in the document' },
  }),
  /** What becomes of a property whose schema is a model. */
  objects: withLabels(z._default(z.enum(['guess', 'relations', 'embedded', 'properties']), 'guess'), {
    title: 'Objects in objects',
    labels: {
      guess: 'Relations where keys show them, else embedded',
      relations: 'Relations, where the other model has an id',
      embedded: 'Embedded',
      properties: 'Properties of the model’s type',
    },
  }),
  /** Whether `customerId` is a key of Customer. */
  keys: withLabels(z._default(z.boolean(), true), { title: 'Relations by names such as customerId' }),
  /** The schemas that are opened, by the id of their part of the report. Without it all that are models of their own. */
  schemas: z.optional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(MOST_NAMED))),
});

/** See Source. */
export const style: Style = [['names'], ['objects'], ['keys']];

export type ApiOptions = z.output<typeof optionsSchema>;
