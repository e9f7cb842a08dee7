export { NoteNode } from '../notes/NoteNode.tsx';
export { AreaBar } from './AreaBar.tsx';
export { AreaNode } from './AreaNode.tsx';
