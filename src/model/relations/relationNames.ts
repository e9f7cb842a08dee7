/** The one name that LoopBack refuses to boot with: it would hide the model's own event method. */
const refusedNames: ReadonlySet<string> = new Set(['trigger']);

/** Whether LoopBack refuses a relation of that name, or none is given. */
export function isRefusedRelationName(name: string): boolean {
  return name === '' || refusedNames.has(name);
}
