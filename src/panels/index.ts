export { Inspector } from './inspector/Inspector.tsx';
export { createJumps, JumpContext } from './jump.ts';
export { Outline } from './outline/Outline.tsx';
export { Problems } from './problems/Problems.tsx';
