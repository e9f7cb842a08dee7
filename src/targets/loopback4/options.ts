import * as z from 'zod/mini';
import { applicationOptions } from '../application/options.ts';
import { withLabels } from '../optionFields.ts';

const routeStyles = ['loopback3', 'loopback4'] as const;
const controllerStyles = ['compact', 'classes'] as const;

export const optionsSchema = z.object({
  ...applicationOptions,
  /** Whether clients of LoopBack 3 find their routes again. */
  routes: withLabels(z._default(z.enum(routeStyles), 'loopback3'), {
    title: 'Routes',
    labels: {
      loopback3: 'As LoopBack 3 served them: /api/Customers',
      loopback4: 'As the CLI of LoopBack 4 writes them: /customers',
    },
  }),
  /** Whether each controller is a class in a file of its own. */
  controllers: withLabels(z._default(z.enum(controllerStyles), 'compact'), {
    title: 'Controllers',
    labels: { compact: 'One line each', classes: 'One class and one file each' },
  }),
});

export type LoopBack4Options = z.output<typeof optionsSchema>;
