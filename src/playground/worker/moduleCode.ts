import type { ModelClass } from '../../runtime/index.ts';

/** What a file of a LoopBack 3 project hands over: `module.exports = function (Customer) { … }`. */
export interface CodeModule {
  exports: unknown;
}

/** Whether code sets `module.exports`, as the file of a model does. */
export function isModuleCode(code: string): boolean {
  return /\bmodule\s*\.\s*exports\b/.test(code);
}

/** A model's name, and the function that its file hands over. */
export interface ModelCode {
  readonly model: string;
  readonly setUp: (model: ModelClass) => unknown;
}

/**
 * Reads the function that a file of a model hands over. LoopBack calls it with
 * the model of the file; here its first parameter names the model.
 *
 * @returns null where the module hands over nothing that is called with a model
 * @throws Error naming a model that is not there
 */
export function readModelCode(
  { exports }: CodeModule,
  models: ReadonlyMap<string, ModelClass>,
): ModelCode | null {
  if (typeof exports !== 'function') return null;
  const name = firstParameter(exports);
  if (name === null || !models.has(name)) {
    const names = [...models.keys()].slice(0, 5).join(', ');
    const instead = names === '' ? '' : ` Name it after the model that it is for: ${names}.`;
    const what =
      name === null ? 'no parameter' : `the parameter "${name}", which is not a model of the design`;
    throw new Error(`The function in module.exports has ${what}.${instead}`);
  }
  return { model: name, setUp: exports as ModelCode['setUp'] };
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
