import { reply, splitCall } from '../calls.ts';
import { assertObject, assertThat } from '../errors.ts';
import { notify } from '../hooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Dictionary, Filter, ModelClass, ModelInstance, Options } from '../model/contracts.ts';
import { coerceWhere } from '../query/coerceWhere.ts';
import { toWhere } from '../query/normalizeFilter.ts';
import { sanitizeData, sanitizeQuery } from '../query/settings.ts';
import { noticeSqlWhere } from '../sqlNotices.ts';
import { ValidationError } from '../validation/validationError.ts';
import { notifyWith } from './notifyWith.ts';
import { toModelRow } from './rows.ts';
import {
  applyProperties,
  applyScope,
  callStore,
  checkValid,
  createContext,
  wantsValidation,
} from './support.ts';

interface UpdateInfo {
  readonly count: number;
}

/** Writes data into every matching row; without strict check, and with validation only on request. */
function updateInstances(
  model: ModelClass,
  given: unknown,
  data: Dictionary,
  options: Options,
): Maybe<UpdateInfo> {
  const hookState: Dictionary = {};
  const query: Filter = { where: given };
  applyScope(model, query);
  applyProperties(model, data);
  const access = createContext(model, hookState, options, { query: { where: query.where } });
  return andThen(notify(model, 'access', access), () => {
    const before = createContext(model, hookState, options, { where: access.query?.where, data });
    return andThen(notify(model, 'before save', before), () =>
      andThen(validateUpdate(model, before.data as Dictionary, options), () => {
        noticeSqlWhere(model, before.where);
        const where = coerceWhere(model, sanitizeQuery(model, before.where, options), options);
        const changes = sanitizeData(model, before.data as Dictionary, options);
        coerceWhere(model, changes, options);
        const persist = createContext(model, hookState, options, { where, data: changes });
        return andThen(notify(model, 'persist', persist), () =>
          writeRows(model, where, persist.data as Dictionary, options, hookState),
        );
      }),
    );
  });
}

async function writeRows(
  model: ModelClass,
  where: unknown,
  data: Dictionary,
  options: Options,
  hookState: Dictionary,
): Promise<UpdateInfo> {
  const count = await callStore(model, (connector, name) =>
    connector.update(name, toWhere(where), toModelRow(model, data)),
  );
  const info = { count };
  const after = createContext(model, hookState, options, { where, data, info });
  await notifyWith([info], model, 'after save', after);
  return info;
}

function validateUpdate(model: ModelClass, data: Dictionary, options: Options): Maybe<void> {
  const instance =
    data instanceof model ? (data as ModelInstance) : new model(data, { applyDefaultValues: false });
  if (!wantsValidation(model, options, false, 'validateUpdate')) return undefined;
  return andThen(checkValid(instance, options, {}), (isValid) => {
    if (!isValid) throw new ValidationError(instance);
  });
}

/** `updateAll(data)` and `updateAll(data, callback)` update every row. */
function updateAll(this: ModelClass, ...args: unknown[]): unknown {
  assertThat(args.length >= 1, 'At least one argument is required');
  const { values, callback } = splitCall(args);
  const hasWhere = values.length > 1 || (args.length > 1 && !callback);
  const [where, data, options] = hasWhere ? values : [{}, values[0]];
  const changes = (data || {}) as Dictionary;
  const callOptions = (options || {}) as Options;
  assertObject(where, 'The where argument must be an object');
  assertObject(changes, 'The data argument must be an object');
  assertObject(callOptions, 'The options argument must be an object');
  return reply(callback, () => updateInstances(this, where, changes, callOptions));
}

export const updateStatics = { update: updateAll, updateAll };
