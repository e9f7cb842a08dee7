export { createJumps, JumpContext, type Jumps } from './jump.ts';
export { Inspector } from './lazyInspector.tsx';
export { Problems } from './lazyProblems.tsx';
export { Outline } from './outline/Outline.tsx';
