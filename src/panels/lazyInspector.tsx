import { latePart } from '../ui/latePart.tsx';

/** The inspector, loaded after the first page: its panel has its width before. */
export const Inspector = latePart({
  name: 'The inspector',
  load: async () => (await import('./inspector/Inspector.tsx')).Inspector,
});
