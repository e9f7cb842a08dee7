/** Whether a pasted text creates or changes tables. */
export function looksLikeSql(text: string): boolean {
  return (
    /(^|[\s;])(create|alter)\s+(?:\w+\s+){0,3}table\b/i.test(text.slice(0, 100_000)) &&
    !/^\uFEFF?\s*[[{]/.test(text)
  );
}
