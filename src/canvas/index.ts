export {
  type Alignment,
  alignBoxes,
  boxInDirection,
  type Direction,
  distributeBoxes,
  type PlacedBox,
} from './arrange.ts';
export { Canvas } from './Canvas.tsx';
export type { CanvasView } from './canvasView.ts';
export type { DrawEdges } from './drawEdges.ts';
export { type Mark, markPath, marksOf } from './edges/marks.ts';
export { emptyFlow, type Flow } from './flow.ts';
export { focusedModels } from './focus.ts';
export {
  createInPlaceEditing,
  InPlaceContext,
  type InPlaceEditing,
  type InPlaceTarget,
} from './inPlace.ts';
export { loadEdges } from './lazyEdges.ts';
export { selectAt, selectedElement } from './selectAt.ts';
export { toFlow } from './toFlow.ts';
export { createViewOptions, nextDetail, type ViewOptions, type ViewOptionsStore } from './viewOptions.ts';
