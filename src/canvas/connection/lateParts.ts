import { latePart } from '../../ui/latePart.tsx';

// Loaded with the first drag, which does not wait for it: not part of the first page.
export const Connection = latePart({
  name: 'The relation’s line',
  isOver: true,
  load: async () => (await import('./Connection.tsx')).Connection,
});

export const KeyOffer = latePart({
  name: 'The key choice',
  isOver: true,
  load: async () => (await import('./KeyOffer.tsx')).KeyOffer,
});
