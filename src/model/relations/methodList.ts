import { camelOf } from '../naming.ts';
import type { MethodSignature, RelationSides } from './relationKind.ts';

/** Words that cannot name a variable, so that `class.students` is never shown as code. */
const reservedWords = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export ' +
    'extends false finally for function if implements import in instanceof interface let new null package ' +
    'private protected public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

const identifierPattern = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether a word can stand behind a dot. */
export function isIdentifier(word: string): boolean {
  return identifierPattern.test(word);
}

/** A variable for an instance of a model, as an example would name it: Customer → `customer`. */
export function instanceName(modelName: string): string {
  const name = camelOf(modelName);
  return isIdentifier(name) && !reservedWords.has(name) ? name : 'instance';
}

/** `customer.orders`, or `customer['line-items']` where a dot would not do. */
export function accessorOf({ ownerName, relationName }: RelationSides): string {
  const receiver = instanceName(ownerName);
  return isIdentifier(relationName) ? `${receiver}.${relationName}` : `${receiver}['${relationName}']`;
}

/** The class of a model in code; a name that is no identifier is looked up in the application. */
export function classOf(modelName: string): string {
  return isIdentifier(modelName) && !reservedWords.has(modelName)
    ? modelName
    : `app.models[${JSON.stringify(modelName).replaceAll("'", "\\'").replace(/^"|"$/g, "'")}]`;
}

type Line = readonly [call: string, returns: string, summary: string];

/** Methods in short: a `returns` in angle brackets `<X>` is a promise of X. */
export function methodsOf(sides: RelationSides, lines: readonly Line[]): readonly MethodSignature[] {
  const accessor = accessorOf(sides);
  return lines.map(([call, returns, summary]) => ({
    call: `${accessor}${call}`,
    returns: returns.startsWith('<') ? `Promise${returns}` : returns,
    isAsync: returns.startsWith('<'),
    summary,
  }));
}
