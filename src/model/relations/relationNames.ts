/** The names with which LoopBack refuses to boot: they would hide a method of the model. */
const refusedNames: ReadonlySet<string> = new Set(['trigger']);

/** Returns whether LoopBack refuses a relation with that name, or the name is empty. */
export function isRefusedRelationName(name: string): boolean {
  return name === '' || refusedNames.has(name);
}
