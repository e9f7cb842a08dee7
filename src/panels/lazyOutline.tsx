import { latePart } from '../ui/latePart.tsx';

/** The list of models, loaded after the first page: its panel has its width before. */
export const Outline = latePart({
  name: 'The list of models',
  load: async () => (await import('./outline/Outline.tsx')).Outline,
});
