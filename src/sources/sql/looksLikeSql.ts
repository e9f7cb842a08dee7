const name = String.raw`(?:["\`[][^"\`\]]{1,200}["\`\]]|[^\s("\`[]{1,200})`;
const modifier = '(?:or|replace|global|local|temp|temporary|unlogged|foreign|external|virtual)';

/** The beginning of a statement that makes a table, up to its columns: prose may well speak of creating one. */
const creation = new RegExp(
  String.raw`\bcreate\s+(?:${modifier}\s+){0,3}table\s+(?:if\s+not\s+exists\s+)?${name}(?:\s*\.\s*${name})?\s*(?:\(|as\s+select\b|like\b|partition\s+of\b)`,
  'i',
);

/** Whether a pasted text creates tables. */
export function looksLikeSql(text: string): boolean {
  return creation.test(text.slice(0, 100_000)) && !/^\uFEFF?\s*[[{]/.test(text);
}
