import type { ModelId, Project } from '../project.ts';
import { renameProperty } from './renameProperty.ts';
import { renameRelation } from './renameRelation.ts';

/** A name that was given by hand and looks as if it came from the old name of a property. */
export interface CustomPlace {
  readonly modelId: ModelId;
  /** Where in the file: `relations.buyer`, `properties.customerId`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly of: 'property' | 'relation';
}

/** Makes one of the changes. Does nothing where it is no longer possible. */
export function applyCustomPlace(project: Project, { modelId, before, after, of }: CustomPlace): Project {
  return of === 'property'
    ? renameProperty(project, { modelId, from: before, to: after })
    : renameRelation(project, { ref: { modelId, name: before }, name: after });
}
