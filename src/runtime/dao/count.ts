import { reply, splitCall } from '../calls.ts';
import { assertObject, assertThat } from '../errors.ts';
import { notify } from '../hooks.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type { Filter, ModelClass, Options } from '../model/contracts.ts';
import { coerceWhere } from '../query/coerceWhere.ts';
import { toWhere } from '../query/normalizeFilter.ts';
import { sanitizeQuery } from '../query/settings.ts';
import { noticeSqlWhere } from '../sqlNotices.ts';
import { applyScope, callStore, createContext, isMissingId, whereId } from './support.ts';

function countInstances(model: ModelClass, where: unknown, options: Options): Maybe<number> {
  const query: Filter = { where };
  applyScope(model, query);
  noticeSqlWhere(model, query.where);
  coerceWhere(model, sanitizeQuery(model, query.where, options), options);
  const context = createContext(model, {}, options, { query: { where: query.where } });
  return andThen(notify(model, 'access', context), () =>
    callStore(model, (connector, name) => connector.count(name, toWhere(context.query?.where))),
  );
}

function existsInstance(model: ModelClass, id: unknown, options: Options): Maybe<boolean> {
  if (isMissingId(id)) throw new Error('Model::exists requires the id argument');
  return andThen(countInstances(model, whereId(model, id), options), (count) => count === 1);
}

export const countStatics = {
  count(this: ModelClass, ...args: unknown[]): unknown {
    const { values, callback } = splitCall(args);
    const where = values[0] || {};
    const options = (values[1] || {}) as Options;
    assertObject(where, 'The where argument must be an object');
    assertObject(options, 'The options argument must be an object');
    return reply(callback, () => countInstances(this, where, options));
  },

  exists(this: ModelClass, ...args: unknown[]): unknown {
    assertThat(args.length >= 1, 'The id argument is required');
    const { values, callback } = splitCall(args);
    const options = (values[1] || {}) as Options;
    assertObject(options, 'The options argument must be an object');
    return reply(callback, () => existsInstance(this, values[0], options));
  },
};
