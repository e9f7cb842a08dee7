export { Inspector } from './inspector/Inspector.tsx';
export { Outline } from './outline/Outline.tsx';
export { Problems } from './problems/Problems.tsx';
