import type { ModelClass } from '../../runtime/index.ts';
import { lineOf } from './errorLine.ts';

/** What a file of a LoopBack 3 project hands over: `module.exports = function (Customer) { … }`. */
export interface CodeModule {
  exports: unknown;
}

/** What code set as its exports, and the line where it did; null where that is not known. */
export interface Handed {
  readonly exports: unknown;
  readonly line: number | null;
}

/**
 * A module for code that may be several files, pasted one after the other.
 *
 * @returns the module, and all that was set as its exports
 */
export function createModule(): { readonly module: CodeModule; readonly handed: readonly Handed[] } {
  const handed: Handed[] = [];
  let current: unknown = {};
  const module = {
    get exports(): unknown {
      return current;
    },
    set exports(value: unknown) {
      current = value;
      handed.push({ exports: value, line: lineOf(new Error('Where is this?')) });
    },
  };
  return { module, handed };
}

/** Whether code sets `module.exports`, as the file of a model does. */
export function isModuleCode(code: string): boolean {
  return /\bmodule\s*\.\s*exports\b/.test(code);
}

/** A model's name, and the function that its file hands over. */
export interface ModelCode {
  readonly kind: 'model';
  readonly model: string;
  readonly setUp: (model: ModelClass) => unknown;
}

/** The function that a boot script hands over. */
export interface BootCode {
  readonly kind: 'boot';
  readonly start: (app: object, done?: (error?: unknown) => void) => unknown;
}

/** An error of code that has no trace of its own, at a line of it. */
export class CodeError extends Error {
  override readonly name = 'Error';
  readonly line: number | null;

  constructor(message: string, line: number | null) {
    super(message);
    // The trace would name the playground's own code.
    Object.defineProperties(this, { line: { value: line, enumerable: false }, stack: { value: message } });
    this.line = line;
  }
}

/** What boot scripts call their parameter. */
const appNames = new Set(['app', 'server']);

/**
 * Reads the function that a file of a model hands over. LoopBack calls it with
 * the model of the file; here its first parameter names the model. Where no
 * model has just that name, letters and digits decide: the file of
 * `order-item` can only have a parameter such as `OrderItem`.
 *
 * A parameter `app` or `server` is that of a boot script.
 *
 * @returns null where the module hands over nothing that is called
 * @throws CodeError naming a model that is not there
 */
export function readModelCode(
  { exports, line }: Handed,
  models: ReadonlyMap<string, ModelClass>,
): ModelCode | BootCode | null {
  if (typeof exports !== 'function') return null;
  const name = firstParameter(exports);
  if (name !== null && appNames.has(name) && !models.has(name))
    return { kind: 'boot', start: exports as BootCode['start'] };
  const model = name === null ? null : findModel(name, [...models.keys()]);
  if (model === null) {
    const names = [...models.keys()].slice(0, 5).join(', ');
    const instead = names === '' ? '' : ` Name it after the model that it is for: ${names}.`;
    const what =
      name === null ? 'no parameter' : `the parameter "${name}", which is not a model of the design`;
    throw new CodeError(`The function in module.exports has ${what}.${instead}`, line);
  }
  return { kind: 'model', model, setUp: exports as ModelCode['setUp'] };
}

function findModel(parameter: string, models: readonly string[]): string | null {
  if (models.includes(parameter)) return parameter;
  const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const [only, ...others] = models.filter((name) => plain(name) === plain(parameter));
  return only !== undefined && others.length === 0 ? only : null;
}

/** `function (Customer) {}`, `Customer => {}`, `async (Customer, options) => {}` */
const parameters =
  /^(?:async\b\s*)?(?:function\b\s*\*?\s*[\w$]*\s*)?\(?\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)/u;

function firstParameter(called: unknown): string | null {
  const text = Function.prototype.toString.call(called).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ');
  return parameters.exec(text)?.[1] ?? null;
}

/** Says that there are no packages, and what is there instead. */
export function refuseRequire(name: unknown): never {
  const model = /(?:^|\/)models\/([\w-]+)(?:\.js(?:on)?)?$/.exec(String(name))?.[1];
  throw new Error(
    `require(${JSON.stringify(String(name).slice(0, 100))}) is not possible here: the playground loads no packages and no files. ` +
      `${model === undefined ? 'Models' : `The model of ${model} and all others`} are there by their names and in app.models; ` +
      'console, Promise, Intl, URL, crypto and structuredClone are those of the browser.',
  );
}
