import { deriveRelationsInSteps, describeProperties, type Project } from '../../model/index.ts';
import { foreignKeysOf } from './foreignKeys.ts';
import { schemaModelsOf } from './schemaModels.ts';
import { withCreatedModels } from './withCreatedModels.ts';

/** Computes and caches in steps what schemas need of a project. */
export function* prepareSchemaInSteps(project: Project): Generator<undefined, void> {
  yield* deriveRelationsInSteps(project);
  const created = withCreatedModels(project);
  yield;
  yield* deriveRelationsInSteps(created);
  for (const { id } of created.models) {
    describeProperties(created, id);
    yield;
  }
  schemaModelsOf(created);
  yield;
  foreignKeysOf(created);
  yield;
}
