export { FoldButton } from './FoldButton.tsx';
export { HeldRow } from './HeldRow.tsx';
export { LooseRelationRow } from './LooseRelationRow.tsx';
