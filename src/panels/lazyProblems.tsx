import { latePart } from '../ui/latePart.tsx';

/** The problems panel, loaded when first shown. */
export const Problems = latePart({
  name: 'The list of problems',
  load: async () => (await import('./problems/Problems.tsx')).Problems,
});
