import type { ModelClass } from '../../runtime/index.ts';
import { type BootCode, type ModelCode, type ModuleExport, readModelCode } from './moduleCode.ts';

/** The set-up functions of model files, by model name; they are called again when the models are defined again. */
export type SetUps = Map<string, ModelCode>;

/**
 * Calls the exported functions as LoopBack does: those of models once all
 * models are defined, then those of boot scripts, one after the other.
 *
 * @param note called with a sentence that says what was done, or why nothing was
 * @throws CodeError (rejects) naming a model that does not exist; what the functions throw
 */
export async function finishModule(
  handed: readonly ModuleExport[],
  { models, app }: { readonly models: ReadonlyMap<string, ModelClass>; readonly app: object },
  setUps: SetUps,
  note: (text: string) => void,
): Promise<void> {
  const given = new Map<string, ModelCode>();
  const boots: BootCode[] = [];
  for (const one of handed) {
    const read = readModelCode(one, models);
    if (read === null) note(describeIdle(one));
    else if (read.kind === 'boot') boots.push(read);
    else given.set(read.model, read);
  }
  for (const [model, one] of given) setUps.set(model, one);
  if (given.size > 0)
    for (const { model, setUp } of setUps.values()) await callSetUp(setUp, models.get(model));
  for (const model of given.keys())
    note(
      `${model} was set up by the function in module.exports. This lasts until the design changes, or until code with a module.exports for ${model} runs again.`,
    );
  for (const { start } of boots) {
    await boot(start, app);
    note(
      'The boot script in module.exports was called with app: app.models and app.dataSources work; routes, middleware and settings do not exist.',
    );
  }
}

function callSetUp(setUp: ModelCode['setUp'], model: ModelClass | undefined): unknown {
  return model === undefined ? undefined : setUp(model);
}

/** A boot script with a second parameter calls it when it has ended, as in LoopBack. */
function boot(start: BootCode['start'], app: object): Promise<unknown> {
  if (start.length < 2) return Promise.resolve(start(app));
  return new Promise((resolve, reject) => {
    start(app, (error) => (error ? reject(error) : resolve(undefined)));
  });
}

function describeIdle({ line }: ModuleExport): string {
  const where = line === null ? '' : `Line ${line}: `;
  return `${where}module.exports is not a function, so nothing was called; LoopBack ignores such a file, too. A model file exports a function such as function (Customer) { … }, a boot script one such as function (app) { … }.`;
}
