export { createJumps, JumpContext, type Jumps } from './jump.ts';
export { Inspector } from './lazyInspector.tsx';
export { Outline } from './lazyOutline.tsx';
export { Problems } from './lazyProblems.tsx';
