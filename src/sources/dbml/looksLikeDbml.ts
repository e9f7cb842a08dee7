const tableLine =
  /^[ \t]*Table(?:Partial)?[ \t]+(?:"[^"\n]+"|[^\s"'`{}()[\];]+)(?:\.?"[^"\n]+")?(?:[ \t]+as[ \t]+[^\s{}[\]]+)?[ \t]*(?:\[[^\]\n]*\][ \t]*)?(?:\r?\n[ \t]*)?\{/im;
const referenceLine = /^[ \t]*Ref\b[^:\n{}]*:[ \t]*\S+[ \t]*(?:<>|[<>-])[ \t]*\S+/im;

/** Whether a text is DBML: a table with its brace, or a reference in a line of its own. */
export function looksLikeDbml(text: string): boolean {
  const beginning = text.slice(0, 100_000);
  return tableLine.test(beginning) || referenceLine.test(beginning);
}
