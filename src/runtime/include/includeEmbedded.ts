import type { Dictionary, IncludeRequest, ModelInstance } from '../model/contracts.ts';
import {
  cachedRelation,
  cacheRelation,
  exposeCached,
  refuseMissingRows,
  refusePrimitiveRows,
} from './join.ts';

/** Includes embedded instances by calling the relation function of each object. A nested include loads nothing, as in LoopBack. */
export async function includeEmbedded(request: IncludeRequest): Promise<void> {
  // Within the call, so that it comes before the failures of includes that are named later.
  refuseMissingRows(request.values);
  await Promise.all(request.objects.map((object) => includeInto(request, object)));
  refusePrimitiveRows(request.values);
}

async function includeInto(request: IncludeRequest, object: Dictionary): Promise<void> {
  const { model, relation, filter } = request;
  if (cachedRelation(object, relation.name) === undefined) {
    const owner = object instanceof model ? (object as ModelInstance) : new model(object);
    const { where, ...others } = filter;
    const condition = {
      ...others,
      ...(Object.keys(where).length > 0 && { where }),
    };
    const read = owner[relation.name] as (...args: unknown[]) => unknown;
    const found = await new Promise((resolve, reject) => {
      read(relation.multiple ? condition : undefined, (error: unknown, result: unknown) =>
        error ? reject(error) : resolve(result),
      );
    });
    cacheRelation(object, relation.name, found);
  }
  exposeCached(request, object);
}
