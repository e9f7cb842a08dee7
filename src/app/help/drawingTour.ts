import { allRelations, type Project } from '../../model/index.ts';
import { heldKeyName, isMac, showShortcut } from '../../ui/keyCombo.ts';

/** How much of each thing there is; a step of the tour is done when its own count grows. */
export interface TourCounts {
  readonly models: number;
  readonly properties: number;
  readonly hasMany: number;
  readonly otherKinds: number;
  readonly runs: number;
}

/** A step of the tour of drawing. */
export interface DrawingStep {
  readonly title: string;
  readonly text: string;
  /** The count that grows when the user has done it. */
  readonly waitsFor: keyof TourCounts;
}

/** @param runs how often code was run in the playground */
export function countForTour(project: Project, runs: number): TourCounts {
  const relations = allRelations(project);
  const hasMany = relations.filter(({ type }) => type === 'hasMany').length;
  return {
    models: project.models.length,
    properties: project.models.reduce(
      (sum, { definition }) => sum + Object.keys(definition.properties ?? {}).length,
      0,
    ),
    hasMany,
    otherKinds: relations.length - hasMany,
    runs,
  };
}

/** The steps, in words for a mouse or for a finger. */
export function drawingSteps(isTouched: boolean): readonly DrawingStep[] {
  return [
    {
      title: 'Add a model',
      text: `${isTouched ? 'Tap twice on' : 'Double-click'} an empty place of the canvas.`,
      waitsFor: 'models',
    },
    {
      title: 'Add its fields',
      text: 'Type the model’s name and press Enter. Then type a field’s name and press Enter, as often as you like; Escape ends it.',
      waitsFor: 'properties',
    },
    {
      title: 'Relate two models',
      text: `Drag ${isTouched ? 'with a finger ' : ''}from the round handle at a model’s right edge to another model. That makes a hasMany relation, and its foreign key appears in the other model.`,
      waitsFor: 'hasMany',
    },
    {
      title: 'Make another kind',
      text: isTouched
        ? 'Tap a line and choose another kind in the bar beside it: belongs to, has one, many to many, and the others.'
        : `Drag again, and hold ${heldKeyName('Alt', isMac)} for belongsTo, ${heldKeyName('Shift', isMac)} for hasOne, or ${heldKeyName('Ctrl', isMac)} for many to many. Or select a line and choose its kind in the bar beside it.`,
      waitsFor: 'otherKinds',
    },
    {
      title: 'Run it',
      text: `Press Run in the playground below${isTouched ? '' : ` (${showShortcut('Mod+J', isMac)} opens it)`}: the models work as LoopBack runs them, on sample rows in this browser.`,
      waitsFor: 'runs',
    },
  ];
}
