import type { ConnectorFilter, Where } from '../connector.ts';
import { asJson, createError } from '../errors.ts';
import type { Filter, ModelClass, Options } from '../model/contracts.ts';
import { noticeSqlOrder, noticeSqlWhere } from '../sqlNotices.ts';
import { coerceWhere } from './coerceWhere.ts';
import { normalizeFields } from './fields.ts';
import { sanitizeQuery } from './settings.ts';

const invalid = (message: string): Error => createError(message, { statusCode: 400 });

/**
 * Checks a caller's filter and rewrites it IN PLACE, as LoopBack does: limit,
 * offset and skip as numbers, order as list or single text, fields as a list,
 * where coerced.
 * @throws Error 400 with LoopBack's texts (docs/loopback.md#conditions)
 */
export function normalizeFilter(model: ModelClass, filter: Filter, options: Options): void {
  if (typeof filter !== 'object' || Array.isArray(filter))
    throw invalid(`The query filter ${asJson(filter)} is not an object`);
  normalizePaging(model, filter);
  if (filter.order) normalizeOrder(filter);
  if (filter.fields)
    filter.fields = normalizeFields(
      filter.fields,
      Object.keys(model.definition.properties),
      model.settings['strict'],
    );
  sanitizeQuery(model, filter, options);
  noticeSqlOrder(model, filter);
  noticeSqlWhere(model, filter.where);
  coerceWhere(model, filter.where, options);
}

function normalizePaging(model: ModelClass, filter: Filter): void {
  if (filter.limit === 0)
    model.dataSource?.notice('LIMIT_ZERO', `limit: 0 on ${model.modelName} does not limit the result.`);
  if (!filter.limit && !filter.skip && !filter.offset) return;
  const limit = Number(filter.limit || 100);
  const offset = Number(filter.skip || filter.offset || 0);
  if (Number.isNaN(limit) || limit <= 0 || Math.ceil(limit) !== limit)
    throw invalid(`The limit parameter ${asJson(filter.limit)} is not valid`);
  if (Number.isNaN(offset) || offset < 0 || Math.ceil(offset) !== offset)
    throw invalid(`The offset/skip parameter ${asJson(filter.skip || filter.offset)} is not valid`);
  if (!filter.limit)
    model.dataSource?.notice(
      'SKIP_IMPLIES_LIMIT',
      `skip without limit on ${model.modelName} returns at most 100 rows.`,
    );
  filter.limit = limit;
  filter.offset = offset;
  filter.skip = offset;
}

function normalizeOrder(filter: Filter): void {
  const given: readonly unknown[] = Array.isArray(filter.order) ? filter.order : [filter.order];
  const terms = given.flatMap(readOrder);
  filter.order = terms.length === 1 && typeof filter.order === 'string' ? terms[0] : terms;
}

function readOrder(order: unknown): string[] {
  if (typeof order !== 'string') throw invalid(`The order ${asJson(order)} is not valid`);
  return order
    .split(/(?:\s*,\s*)+/)
    .filter((term) => term !== '')
    .map((term) => {
      const [name, direction] = term.split(/\s+/);
      if (direction === undefined) return term;
      const upper = direction.toUpperCase();
      if (upper !== 'ASC' && upper !== 'DESC')
        throw invalid(`The order ${asJson(term)} has invalid direction`);
      return `${name} ${upper}`;
    });
}

/** Converts a normalised filter into the form that connectors take. */
export function toConnectorFilter(filter: Filter): ConnectorFilter {
  const { where, order, fields } = filter;
  const limit = Number(filter.limit) || undefined;
  const offset = Number(filter.skip || filter.offset) || undefined;
  const terms = (Array.isArray(order) ? order : order ? [order] : []).map(completeTerm);
  return {
    ...(toWhere(where) && { where: toWhere(where) as Where }),
    ...(terms.length > 0 && { order: terms }),
    ...(limit !== undefined && { limit }),
    ...(offset !== undefined && { offset }),
    ...(Array.isArray(fields) && { fields }),
  };
}

const completeTerm = (term: unknown): string =>
  /\s(?:ASC|DESC)$/i.test(String(term)) ? String(term) : `${String(term)} ASC`;

/** Converts a where clause into the form that connectors take; undefined if it has no condition. */
export function toWhere(where: unknown): Where | undefined {
  return typeof where === 'object' && where !== null && Object.keys(where).length > 0
    ? (where as Where)
    : undefined;
}
