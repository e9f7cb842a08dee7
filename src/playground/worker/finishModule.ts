import type { ModelClass } from '../../runtime/index.ts';
import { type BootCode, type Handed, type ModelCode, readModelCode } from './moduleCode.ts';

/** What files of models set up, by the names of the models; it is set up again when the models are defined again. */
export type SetUps = Map<string, ModelCode>;

/**
 * Calls the functions that code handed over as LoopBack does: those of models
 * when all models are defined, then those of boot scripts, one after the other.
 *
 * @param note hears in a sentence what was done, or why nothing was
 * @throws CodeError (rejects) naming a model that is not there; what the functions throw
 */
export async function finishModule(
  handed: readonly Handed[],
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
      `${model} was set up by the function in module.exports. It stays so until the design changes, or until code with a module.exports for ${model} runs again.`,
    );
  for (const { start } of boots) {
    await boot(start, app);
    note(
      'The boot script in module.exports was called with app: app.models and app.dataSources are there, routes, middleware and settings are not.',
    );
  }
}

function callSetUp(setUp: ModelCode['setUp'], model: ModelClass | undefined): unknown {
  return model === undefined ? undefined : setUp(model);
}

/** One with a second parameter says by calling it that it has ended, as with LoopBack. */
function boot(start: BootCode['start'], app: object): Promise<unknown> {
  if (start.length < 2) return Promise.resolve(start(app));
  return new Promise((resolve, reject) => {
    start(app, (error) => (error ? reject(error) : resolve(undefined)));
  });
}

function describeIdle({ line }: Handed): string {
  const where = line === null ? '' : `Line ${line}: `;
  return `${where}module.exports is not a function, so nothing was called; LoopBack passes such a file over as well. A model’s file sets a function such as function (Customer) { … }, a boot script one such as function (app) { … }.`;
}
