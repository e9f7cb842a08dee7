import { camelize } from 'inflection';
import type { ModelClass } from '../../runtime/index.ts';
import type { RestNotice } from './restMethods.ts';

/** The models by name; called, it lists them, as in LoopBack. */
type AppModels = (() => ModelClass[]) & Readonly<Record<string, ModelClass>>;

/** The application of a LoopBack 3 project, as code here gets it: the models and their data source. */
export interface App {
  readonly models: AppModels;
  readonly dataSources: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** Server methods that boot scripts call; they have no effect here. */
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
 * Creates the application of the models, as far as it can exist without a server.
 *
 * @param models all models, by name
 * @param onNotice called for methods that have no effect, or a different one, here
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
  // A copy each time, so that code can't change the list itself.
  const list = () => [...models.values()];
  // LoopBack knows each model by its name in camel case, too.
  for (const [name, value] of models) define(list, camelize(name, true), { value });
  // A model may be called `name` or `length`, which functions have as members.
  for (const [name, value] of models) define(list, name, { value, enumerable: true });
  return list as AppModels;
}

function define(target: object, name: string, property: PropertyDescriptor): void {
  Object.defineProperty(target, name, { configurable: true, writable: true, ...property });
}

/** Settings from `app.set`; those of a config.json do not exist here. */
function toSettings(onNotice: (notice: RestNotice) => void) {
  // The default of Express.
  const settings = new Map<unknown, unknown>([['env', 'development']]);
  return {
    get: (...args: readonly unknown[]): unknown => {
      const [name] = args;
      // With a handler, `app.get` defines a route.
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

/** `app.model` has no effect: all models of the design are attached already. */
function attach(Model: unknown, onNotice: (notice: RestNotice) => void): unknown {
  if (typeof Model === 'string')
    throw new Error(
      'app.model(modelName, settings) is no longer supported. Use app.registry.createModel(modelName, definition) and app.model(ModelCtor, config) instead.',
    );
  onNotice({
    code: 'NO_REST',
    message: 'app.model() has no effect here.',
    rule: 'All models of the design are attached to the playground’s only data source, and no REST routes are served.',
    instead: 'Use app.models.',
  });
  return Model;
}

/** Every name leads to the one data source, because code uses the names of its own project. */
function toDataSources(
  dataSource: unknown,
  onNotice: (notice: RestNotice) => void,
): Readonly<Record<string, unknown>> {
  const own = { db: dataSource };
  const reported = new Set<string>();
  return new Proxy<Record<string, unknown>>(own, {
    get(target, name) {
      if (typeof name !== 'string' || name in target) return Reflect.get(target, name);
      if (!reported.has(name)) onNotice(toSourceNotice(name));
      reported.add(name);
      return dataSource;
    },
  });
}

function toSourceNotice(name: string): RestNotice {
  return {
    code: 'NO_REST',
    message: `app.dataSources.${name.slice(0, 100)} is the playground’s only data source.`,
    rule: 'All models are stored in one database of this browser, whatever data source model-config.json names.',
    instead: '',
  };
}

function toSettingNotice(name: string): RestNotice {
  return {
    code: 'NO_REST',
    message: `app.get('${name.slice(0, 100)}') is undefined here.`,
    rule: 'The playground reads no config.json; only values that code sets with app.set exist.',
    instead: `app.set('${name.slice(0, 100)}', …) sets a value.`,
  };
}

function toNotice(name: string): RestNotice {
  return {
    code: 'NO_REST',
    message: `app.${name}() has no effect here.`,
    rule: 'The playground has no server, so there are no routes, middleware or application events.',
    instead: 'app.models and app.dataSources work.',
  };
}
