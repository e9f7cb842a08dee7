import type { JsonValue } from '../lib/json.ts';
import type { ModelDefinition } from './definition.ts';
import { idPropertyOfDefinition } from './modelFacts.ts';
import type { Project } from './project.ts';
import { lineageDefinitionsOf } from './projectIndex.ts';
import { settingOf } from './settings.ts';

/**
 * Returns whether LoopBack refuses a new row that has a value for its id. A
 * generated id is forced unless `forceId` is false; a subclass whose id is not
 * generated does not inherit that from its base.
 */
export function isIdForced(project: Project, definition: ModelDefinition): boolean {
  let force: JsonValue | undefined;
  for (const ancestor of lineageDefinitionsOf(project, definition).toReversed()) {
    const setting = settingOf(ancestor, 'forceId');
    if (setting !== undefined) force = setting;
    const id = idPropertyOfDefinition(project, ancestor);
    if (id?.isGenerated && force !== false) force = 'auto';
    else if (id && !id.isGenerated && force === 'auto') force = false;
  }
  return Boolean(force);
}
