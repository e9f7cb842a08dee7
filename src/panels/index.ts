export { Inspector } from './inspector/Inspector.tsx';
export { createJumps, JumpContext } from './jump.ts';
export { Problems } from './lazyProblems.tsx';
export { Outline } from './outline/Outline.tsx';
