import { singularOf } from '../../../model/index.ts';
import { isUpper, partsOf, pascalOf, upperFirst } from '../../words.ts';

/** "full_name" → "fullName", "IS_ADMIN" → "isAdmin", "URLValue" → "urlValue", "eMail" → "eMail". */
export function propertyNameOf(column: string): string {
  const [first = '', ...rest] = partsOf(column);
  const start = isUpper(first)
    ? first.toLowerCase()
    : first.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (capitals) => capitals.toLowerCase());
  return start + pascalOf(rest.join('_'));
}

/** What LoopBack accepts of a name that is kept as in the database: a dot would divide a path. */
export function keptName(name: string): string {
  return name.replaceAll('.', '_');
}

/** "OrderItems" → "OrderItem", "order_items" → "order_item", by the last word. */
export function singularName(name: string): string {
  if (isUpper(name)) return singularName(name.toLowerCase()).toUpperCase();
  return name.replace(
    /(\p{L}[\p{Ll}\p{M}]*)(\P{L}*)$/u,
    (_, word: string, rest: string) => singularOf(word) + rest,
  );
}

/**
 * "customer_id" → "customer", "billingCustomerId" → "billingCustomer", and "customerid" → "customer",
 * as LoopBack's connector for PostgreSQL writes customerId. null without such an ending.
 *
 * @param key the name of a column that is a foreign key: another one may well be "paid"
 */
export function stemOf(key: string): string | null {
  const stem = key
    .replace(/_(?:id|fk|uuid)$/i, '')
    .replace(/(?<=[\p{Ll}\p{N}])(?:I[dD]|F[kK]|Uuid|UUID)$/u, '')
    .replace(/(?<=^[\p{Ll}\p{N}]{3,})id$/u, '');
  return stem === key || stem === '' ? null : stem;
}

/** The property of a foreign key in small letters: "customerid" → "customerId"; null for any other name. */
export function keyPropertyOf(key: string): string | null {
  return /^[\p{Ll}\p{N}]{3,}id$/u.test(key) ? `${key.slice(0, -2)}Id` : null;
}

/** "billing customer" and "orders" → "billingCustomerOrders". */
export function prefixed(prefix: string, name: string): string {
  return propertyNameOf(prefix) + upperFirst(name);
}
