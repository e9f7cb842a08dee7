import { classOf, literalOf, memberOf, variableOf } from '../../../model/index.ts';
import type { DesignModel } from '../design/design.ts';
import type { CallFacts } from '../log/logState.ts';
import type { CallMethod } from './callMethods.ts';
import type { CallRequest } from './callRequest.ts';
import { equivalentOf, equivalentThroughRelation } from './equivalents.ts';
import { repositoryCallOf } from './repositoryCall.ts';
import { restOf } from './restOf.ts';

/** Writes a call in both styles, the REST request that equals it, the call with LoopBack 4’s repositories, and the equivalent call without the relation or through one. */
export function writeCall(request: CallRequest, design: readonly DesignModel[]): CallFacts {
  const { model, relation, instanceId, isUnsaved = false } = request;
  const one = variableOf(model.name);
  const call = callOf(request, one);
  const isStored = instanceId !== null;
  const load = `${classOf(model.name)}.findById(${literalOf(instanceId)}`;
  const made = `const ${one} = new ${classOf(model.name)}({…});`;
  const promise = promiseOf(call, request.method);
  const back = request.method.isSync
    ? `console.log(${call.code(null)});`
    : `${call.code(callbackOf(call.result))};`;
  return {
    promise: isStored
      ? `const ${one} = await ${load});\n${promise}`
      : isUnsaved
        ? `${made}\n${promise}`
        : promise,
    callback: isStored
      ? `${load}, function (err, ${one}) {\n  if (err) return console.error(err);\n${indented(back)}\n});`
      : isUnsaved
        ? `${made}\n${back}`
        : back,
    rest: restOf(request),
    equivalent:
      relation === null ? equivalentThroughRelation(request, design) : equivalentOf(request, relation, one),
    loopback4: repositoryCallOf(request),
    effect: request.method.name === 'build' ? effectOfBuild(request) : null,
  };
}

const promiseCallback = '(err, result) => (err ? reject(err) : resolve(result))';

/** Writes the call with await; a method that saves only with a callback is wrapped into a promise. */
function promiseOf(call: Call, { isSync, needsCallback }: CallMethod): string {
  if (needsCallback) return `await new Promise((resolve, reject) =>\n  ${call.code(promiseCallback)});`;
  return isSync ? `${call.code(null)};` : `await ${call.code(null)};`;
}

/** Says what `build` and `new` do: they set properties and store nothing. */
function effectOfBuild({ model, relation, target, data }: CallRequest): string {
  const made = relation === null ? model : target;
  const given = Array.isArray(data) ? [] : Object.keys(data);
  const { foreignKey = null, discriminator = null, keyHolder = null } = relation ?? {};
  const keys = made !== null && keyHolder === made.name ? [foreignKey, discriminator] : [];
  const set = [...new Set([...given, ...keys.filter((key) => key !== null)])];
  const what = set.length === 0 ? 'no properties' : set.join(', ');
  const instance = made === null ? 'an instance' : `an instance of ${made.name}`;
  return `Stores nothing: creates ${instance} in memory and sets ${what}.`;
}

interface Call {
  /** Writes the code, with the callback as its last argument where one is given. */
  code(callback: string | null): string;
  /** The name of the result in a callback; "" where there is none. */
  readonly result: string;
}

function callOf(request: CallRequest, one: string): Call {
  const { model, relation, target, method, instanceId, isUnsaved, written } = request;
  const isOnInstance = instanceId !== null || isUnsaved === true;
  const receiver =
    relation !== null ? memberOf(one, relation.name) : isOnInstance ? one : classOf(model.name);
  const given = written?.args ?? argumentsOf(request);
  const resultModel = relation === null ? model : target;
  const result = resultName(method, resultModel, one);
  if (relation === null && method.name === 'build') {
    return { code: () => `new ${classOf(model.name)}(${given.join(', ')})`, result };
  }
  const name = written?.name ?? method.name;
  const called = name === '' ? receiver : memberOf(receiver, name);
  return {
    code: (callback) => `${called}(${[...given, ...(callback ? [callback] : [])].join(', ')})`,
    result,
  };
}

function argumentsOf({ method, id, where, filter, data }: CallRequest): readonly string[] {
  const texts = method.takes.map((kind): string | null => {
    if (kind === 'id' || kind === 'link') return literalOf(id ?? undefined);
    if (kind === 'data') return literalOf(data);
    const clause = kind === 'where' ? where : filter;
    if (clause !== undefined) return literalOf(clause);
    // A where clause is required before data; find() without a filter would read the cache.
    return kind === 'where' && method.takes.length === 1 ? null : '{}';
  });
  return texts.filter((text) => text !== null);
}

function resultName(method: CallMethod, resultModel: DesignModel | null, one: string): string {
  if (method.result === 'nothing') return '';
  if (method.result === 'many') return 'list';
  if (method.result !== 'one') return method.result;
  const name = resultModel === null ? 'result' : variableOf(resultModel.name);
  return name === one || name === 'one' ? 'result' : name;
}

function callbackOf(result: string): string {
  const body = `if (err) return console.error(err);\n  console.log(${result || "'done'"});`;
  return `function (err${result === '' ? '' : `, ${result}`}) {\n  ${body}\n}`;
}

function indented(code: string): string {
  return code.replace(/^/gm, '  ');
}
