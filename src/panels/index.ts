export { Inspector } from './inspector/Inspector.tsx';
export { createJumps, JumpContext, type Jumps } from './jump.ts';
export { Problems } from './lazyProblems.tsx';
export { Outline } from './outline/Outline.tsx';
