import { latePart } from '../../ui/latePart.tsx';

// Most boxes have no such rows: not part of the first page. A row that can't be loaded stays empty.
const load = () => import('./rows.ts');
const failed = () => null;

export const FoldButton = latePart({ name: '', failed, load: async () => (await load()).FoldButton });
export const HeldRow = latePart({ name: '', failed, load: async () => (await load()).HeldRow });
export const LooseRelationRow = latePart({
  name: '',
  failed,
  load: async () => (await load()).LooseRelationRow,
});
