import type { ClassSource } from '../reading/readClasses.ts';
import type { Notes } from './notes.ts';
import type { ClassIndex, OpenedClass } from './openedClasses.ts';
import type { FindModel } from './propertyTypes.ts';

/** What reading a class needs. */
export interface ModelContext {
  readonly opened: OpenedClass;
  readonly source: ClassSource;
  readonly classes: ClassIndex;
  readonly findModel: FindModel;
  readonly notes: Notes;
}

export function createModelContext(opened: OpenedClass, classes: ClassIndex, notes: Notes): ModelContext {
  const { source } = opened;
  return {
    opened,
    source,
    classes,
    notes,
    findModel: (className) => classes.find(className, source)?.modelName ?? null,
  };
}
