import type { ModelClass } from '../../runtime/index.ts';

/** Methods that LoopBack's REST layer adds to a model class; a data source alone does not have them. */
const names = [
  'remoteMethod',
  'beforeRemote',
  'afterRemote',
  'afterRemoteError',
  'disableRemoteMethod',
  'disableRemoteMethodByName',
  'nestRemoting',
] as const;

export interface RestNotice {
  readonly code: string;
  readonly message: string;
  readonly rule: string;
  readonly instead: string;
}

/**
 * Adds the methods that code of a LoopBack 3 project calls for its REST API.
 * They do nothing, and say so.
 */
export function addRestMethods(
  models: Iterable<ModelClass>,
  app: object,
  onNotice: (notice: RestNotice) => void,
): void {
  for (const model of models) {
    const define = (name: string, value: unknown): void => {
      // Methods of the design or of the code are not replaced.
      if (name in model) return;
      Object.defineProperty(model, name, { value, writable: true, configurable: true });
    };
    for (const name of names) define(name, () => onNotice(toNotice(model.modelName, name)));
    // As in loopback 3: called synchronously where the model has its application.
    define('getApp', (callback: (error: null, app: object) => void): void => {
      callback(null, app);
    });
    define('app', app);
  }
}

function toNotice(model: string, name: (typeof names)[number]): RestNotice {
  const isHook = /^(before|after)Remote/.test(name);
  return {
    code: 'NO_REST',
    message: `${model}.${name}() has no effect here.`,
    rule: 'The playground has no REST server, so remote methods are not published and remote hooks are not called.',
    instead: isHook
      ? `An operation hook (${model}.observe) runs for every call, REST or not.`
      : `In code, call the methods of ${model} directly.`,
  };
}
