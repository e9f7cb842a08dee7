import type { ModelClass } from '../../runtime/index.ts';
import { lineOf } from './errorLine.ts';

/** The module of a LoopBack 3 file: `module.exports = function (Customer) { … }`. */
export interface CodeModule {
  exports: unknown;
}

/** A value that code assigned to `module.exports`, with the line; null where the line is unknown. */
export interface ModuleExport {
  readonly exports: unknown;
  readonly line: number | null;
}

/**
 * Creates a module for code that may be several files, pasted one after the other.
 *
 * @returns the module, and every value that was assigned to its exports
 */
export function createModule(): { readonly module: CodeModule; readonly handed: readonly ModuleExport[] } {
  const handed: ModuleExport[] = [];
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

/** Whether code assigns `module.exports`, as a model file does. */
export function isModuleCode(code: string): boolean {
  return /\bmodule\s*\.\s*exports\b/.test(code);
}

/** The exported function of a model file, and the model's name. */
export interface ModelCode {
  readonly kind: 'model';
  readonly model: string;
  readonly setUp: (model: ModelClass) => unknown;
}

/** The exported function of a boot script. */
export interface BootCode {
  readonly kind: 'boot';
  readonly start: (app: object, done?: (error?: unknown) => void) => unknown;
}

/** An error without a stack trace, at a line of the user's code. */
export class CodeError extends Error {
  override readonly name = 'Error';
  readonly line: number | null;

  constructor(message: string, line: number | null) {
    super(message);
    // The stack trace would name the playground's own code.
    Object.defineProperties(this, { line: { value: line, enumerable: false }, stack: { value: message } });
    this.line = line;
  }
}

/** Usual names of a boot script's parameter. */
const appNames = new Set(['app', 'server']);

/**
 * Reads the exported function of a model file. LoopBack calls it with the model
 * of the file; here its first parameter names the model. If no model has exactly
 * that name, only letters and digits are compared: the file of `order-item` can
 * only have a parameter such as `OrderItem`.
 *
 * A parameter `app` or `server` belongs to a boot script.
 *
 * @returns null where the export is not a function
 * @throws CodeError naming a model that does not exist
 */
export function readModelCode(
  { exports, line }: ModuleExport,
  models: ReadonlyMap<string, ModelClass>,
): ModelCode | BootCode | null {
  if (typeof exports !== 'function') return null;
  const name = firstParameter(exports);
  if (name !== null && appNames.has(name) && !models.has(name))
    return { kind: 'boot', start: exports as BootCode['start'] };
  const model = name === null ? null : findModel(name, [...models.keys()]);
  if (model === null) {
    const names = [...models.keys()].slice(0, 5).join(', ');
    const instead = names === '' ? '' : ` Name the parameter after its model: ${names}.`;
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

/** Says that packages can't be loaded, and what is available instead. */
export function refuseRequire(name: unknown): never {
  const model = /(?:^|\/)models\/([\w-]+)(?:\.js(?:on)?)?$/.exec(String(name))?.[1];
  throw new Error(
    `require(${JSON.stringify(String(name).slice(0, 100))}) is not possible here: the playground loads no packages or files. ` +
      `${model === undefined ? 'Models' : `The model of ${model} and all others`} are available by their names and in app.models; ` +
      'console, Promise, Intl, URL, crypto and structuredClone are those of the browser.',
  );
}
