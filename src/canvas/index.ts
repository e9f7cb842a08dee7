export { Canvas, type CanvasView } from './Canvas.tsx';
export { createInPlaceEditing, InPlaceContext, type InPlaceEditing, useInPlaceEditing } from './inPlace.ts';
