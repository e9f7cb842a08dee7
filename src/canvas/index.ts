export {
  type Alignment,
  alignBoxes,
  boxInDirection,
  type Direction,
  distributeBoxes,
  type PlacedBox,
} from './arrange.ts';
export { Canvas, type CanvasView } from './Canvas.tsx';
export { createInPlaceEditing, InPlaceContext, type InPlaceEditing, useInPlaceEditing } from './inPlace.ts';
export { createViewOptions, nextDetail, type ViewOptions, type ViewOptionsStore } from './viewOptions.ts';
