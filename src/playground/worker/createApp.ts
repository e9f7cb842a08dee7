import { camelize } from 'inflection';
import type { ModelClass } from '../../runtime/index.ts';
import type { RestNotice } from './restMethods.ts';

/** The models by their names; called, it lists them, as LoopBack's own does. */
export type AppModels = (() => ModelClass[]) & Readonly<Record<string, ModelClass>>;

/** What code of a LoopBack 3 project gets as its application: the models and their data source. */
export interface App {
  readonly models: AppModels;
  readonly dataSources: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** What boot scripts call of the server; there is none here. */
const serverMethods = [
  'use',
  'middleware',
  'middlewareFromConfig',
  'enableAuth',
  'start',
  'listen',
  'on',
  'once',
];

/**
 * The application of the models, as far as it can be without a server.
 *
 * @param models all of them, by name
 * @param onNotice hears what has no effect, or another one, here
 */
export function createApp(
  models: ReadonlyMap<string, ModelClass>,
  onNotice: (notice: RestNotice) => void,
): App {
  const dataSources = toDataSources([...models.values()][0]?.dataSource, onNotice);
  const idle = serverMethods.map((name) => [name, () => onNotice(toNotice(name))] as const);
  const registry = toRegistry(models);
  return {
    ...Object.fromEntries(idle),
    ...toSettings(onNotice),
    models: toModels(models),
    model: (Model: unknown) => attach(Model, onNotice),
    dataSources,
    datasources: dataSources,
    registry,
    loopback: registry,
  };
}

function toModels(models: ReadonlyMap<string, ModelClass>): AppModels {
  // A list of its own each time: LoopBack's is its own record.
  const list = () => [...models.values()];
  // LoopBack knows each model by its name in camel case, too.
  for (const [name, value] of models) define(list, camelize(name, true), { value });
  // A function has a name and a length of its own, which a model may take.
  for (const [name, value] of models) define(list, name, { value, enumerable: true });
  return list as AppModels;
}

function define(target: object, name: string, property: PropertyDescriptor): void {
  Object.defineProperty(target, name, { configurable: true, writable: true, ...property });
}

/** What code sets is there for the same application; what a config.json says is not. */
function toSettings(onNotice: (notice: RestNotice) => void) {
  // As Express has it where nothing says otherwise.
  const settings = new Map<unknown, unknown>([['env', 'development']]);
  return {
    get: (...args: readonly unknown[]): unknown => {
      const [name] = args;
      // With a handler it is a route.
      if (args.length > 1) onNotice(toNotice('get'));
      else if (settings.has(name)) return settings.get(name);
      else onNotice(toSettingNotice(String(name)));
      return undefined;
    },
    set: (name: unknown, value: unknown): void => void settings.set(name, value),
  };
}

/** The part of `loopback` and of its registry that finds models. */
function toRegistry(models: ReadonlyMap<string, ModelClass>) {
  const findModel = (name: unknown): unknown =>
    typeof name === 'string' ? models.get(name) : typeof name === 'function' ? name : undefined;
  return {
    findModel,
    getModel: (name: unknown): unknown => {
      const found = findModel(name);
      if (found === undefined) throw new Error(`Model not found: ${String(name)}`);
      return found;
    },
  };
}

/** The models of the design are attached; the playground has no others. */
function attach(Model: unknown, onNotice: (notice: RestNotice) => void): unknown {
  if (typeof Model === 'string')
    throw new Error(
      'app.model(modelName, settings) is no longer supported. Use app.registry.createModel(modelName, definition) and app.model(ModelCtor, config) instead.',
    );
  onNotice({
    code: 'NO_REST',
    message: 'app.model() has no effect here.',
    rule: 'The models of the design are attached to the playground’s one data source, and no REST routes are served.',
    instead: 'app.models has them.',
  });
  return Model;
}

/** Every name leads to the one data source that there is, for code names those of its project. */
function toDataSources(
  dataSource: unknown,
  onNotice: (notice: RestNotice) => void,
): Readonly<Record<string, unknown>> {
  const own = { db: dataSource };
  const told = new Set<string>();
  return new Proxy<Record<string, unknown>>(own, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return Reflect.get(target, name);
      if (!told.has(name)) onNotice(toSourceNotice(name));
      told.add(name);
      return dataSource;
    },
  });
}

function toSourceNotice(name: string): RestNotice {
  return {
    code: 'NO_REST',
    message: `app.dataSources.${name.slice(0, 100)} is the playground’s one data source.`,
    rule: 'All models are kept in one database of this browser, whatever data source model-config gives them.',
    instead: '',
  };
}

function toSettingNotice(name: string): RestNotice {
  return {
    code: 'NO_REST',
    message: `app.get('${name.slice(0, 100)}') is undefined here.`,
    rule: 'The playground reads no config.json: only what code set with app.set is there.',
    instead: `app.set('${name.slice(0, 100)}', …) before it gives it a value.`,
  };
}

function toNotice(name: string): RestNotice {
  return {
    code: 'NO_REST',
    message: `app.${name}() has no effect here.`,
    rule: 'The playground has no server: there are no routes, middleware and events of an application.',
    instead: 'app.models and app.dataSources are there.',
  };
}
