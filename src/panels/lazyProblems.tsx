import { latePart } from '../ui/latePart.tsx';

/** The panel of problems, loaded when it is first shown. */
export const Problems = latePart({
  name: 'The list of problems',
  load: async () => (await import('./problems/Problems.tsx')).Problems,
});
