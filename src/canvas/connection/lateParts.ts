import { latePart } from '../../ui/latePart.tsx';

// Loaded with the first drag, whose end does not wait for it: the first page does without both.
export const Connection = latePart({
  name: 'The line of the relation',
  isOver: true,
  load: async () => (await import('./Connection.tsx')).Connection,
});

export const KeyOffer = latePart({
  name: 'The choice of a key',
  isOver: true,
  load: async () => (await import('./KeyOffer.tsx')).KeyOffer,
});
