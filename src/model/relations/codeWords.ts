import { camelOf } from '../naming.ts';

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

/** A text as code, in single quotes. */
export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The class of a model in code; a name that is no variable is looked up in the application. */
export function classOf(modelName: string): string {
  const isVariable = isIdentifier(modelName) && !reservedWords.has(modelName);
  return isVariable ? modelName : `app.models[${quoted(modelName)}]`;
}
