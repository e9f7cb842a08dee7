import type { ModelClass } from '../../runtime/index.ts';
import type { RestNotice } from './restMethods.ts';

/** What code of a LoopBack 3 project gets as its application: the models and their data source. */
export interface App {
  readonly models: Readonly<Record<string, ModelClass>>;
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
  'set',
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
  return {
    ...Object.fromEntries(idle),
    models: Object.fromEntries(models),
    dataSources,
    datasources: dataSources,
    // No settings: what code reads is not set.
    get: () => undefined,
  };
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

function toNotice(name: string): RestNotice {
  return {
    code: 'NO_REST',
    message: `app.${name}() has no effect here.`,
    rule: 'The playground has no server: there are no routes, middleware, settings and events of an application.',
    instead: 'app.models and app.dataSources are there.',
  };
}
