/** Divides a name where it is not a letter or digit. */
export const partsOf = (name: string): readonly string[] => name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

export const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "order_items" → "OrderItems", "ORDERS" → "Orders", "orderItem" → "OrderItem". */
export function pascalOf(name: string): string {
  return partsOf(name)
    .map((part) => upperFirst(isUpper(part) ? part.toLowerCase() : part))
    .join('');
}
