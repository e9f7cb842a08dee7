import type { Dictionary, ModelClass, Options } from '../model/contracts.ts';
import { hiddenProperties, protectedProperties } from '../model/toObject.ts';
import { sanitize } from './sanitize.ts';

/** Looks up a setting in the options of the call, then the model, then the data source. */
function getSetting(model: ModelClass, name: string, options: Options = {}): unknown {
  return options[name] ?? model.definition.settings[name] ?? model.dataSource?.settings[name];
}

export const allowsExtendedOperators = (model: ModelClass, options: Options): boolean =>
  Boolean(getSetting(model, 'allowExtendedOperators', options));

/** Cleans a filter or where clause in place; see `sanitize`. */
export function sanitizeQuery<Query>(model: ModelClass, query: Query, options: Options = {}): Query {
  const { dataSource, modelName } = model;
  const prohibitsHidden = getSetting(model, 'prohibitHiddenPropertiesInQuery', options);
  const prohibitedKeys = prohibitsHidden
    ? [
        ...hiddenProperties(model),
        ...(options['prohibitProtectedPropertiesInQuery'] ? protectedProperties(model) : []),
      ]
    : [];
  const isWatched = dataSource?.hasNoticeListener() ?? false;
  const offending = sanitize(query, {
    engine: model.modelBuilder.engine,
    maxDepth: Number(getSetting(model, 'maxDepthOfQuery', options) ?? 32),
    prohibitedKeys,
    undefinedMode: getSetting(model, 'normalizeUndefinedInQuery', options),
    ...(isWatched && {
      onRemovedUndefined: (key: string) =>
        dataSource?.notice(
          'UNDEFINED_IN_WHERE',
          `The condition on "${key}" was dropped: its value is undefined.`,
        ),
      onEscapedPattern: (pattern: string) =>
        dataSource?.notice('PATTERN_ESCAPED', `The pattern ${JSON.stringify(pattern)} was escaped.`),
    }),
  });
  if (offending.length > 0)
    dataSource?.notice(
      'HIDDEN_PROPERTY_IN_QUERY',
      `The hidden or protected properties ${JSON.stringify(offending)} of ${modelName} were removed from the query.`,
    );
  return query;
}

/** Cleans the data of a write in place: removes undefined values. */
export function sanitizeData<Data extends Dictionary>(
  model: ModelClass,
  data: Data,
  options: Options = {},
): Data {
  const maxDepth = Number(getSetting(model, 'maxDepthOfData', options) ?? 64);
  sanitize(data, { engine: model.modelBuilder.engine, maxDepth });
  return data;
}
