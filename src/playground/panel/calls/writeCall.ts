import { classOf, keyOf, literalOf, memberOf, objectOf, variableOf } from '../codeWords.ts';
import type { DesignModel, DesignRelation } from '../design.ts';
import type { CallFacts } from '../logState.ts';
import type { CallMethod } from './callMethods.ts';
import type { CallRequest, Clause } from './callRequest.ts';
import { restOf } from './restOf.ts';

/** The JavaScript of a call in both styles, the REST request that it equals, and what it is without the relation. */
export function writeCall(request: CallRequest): CallFacts {
  const { model, relation, instanceId } = request;
  const one = variableOf(model.name);
  const call = callOf(request, one);
  const isOnInstance = instanceId !== null;
  const load = `${classOf(model.name)}.findById(${literalOf(instanceId)}`;
  const promise = request.method.isSync ? `${call.code(null)};` : `await ${call.code(null)};`;
  const back = request.method.isSync
    ? `console.log(${call.code(null)});`
    : `${call.code(callbackOf(call.result))};`;
  return {
    promise: isOnInstance ? `const ${one} = await ${load});\n${promise}` : promise,
    callback: isOnInstance
      ? `${load}, function (err, ${one}) {\n  if (err) return console.error(err);\n${indented(back)}\n});`
      : back,
    rest: restOf(request),
    equivalent: relation === null ? null : equivalentOf(request, relation, one),
  };
}

interface Call {
  /** With a callback as the last argument where one is given. */
  code(callback: string | null): string;
  /** What a callback calls its result. */
  readonly result: string;
}

function callOf(request: CallRequest, one: string): Call {
  const { model, relation, target, method, instanceId } = request;
  const receiver =
    relation !== null ? memberOf(one, relation.name) : instanceId !== null ? one : classOf(model.name);
  const given = argumentsOf(request);
  const asked = relation === null ? model : target;
  const result = resultName(method, asked, one);
  if (relation === null && method.name === 'build') {
    return { code: () => `new ${classOf(model.name)}(${given.join(', ')})`, result };
  }
  return {
    code: (callback) =>
      `${receiver}.${method.name}(${[...given, ...(callback ? [callback] : [])].join(', ')})`,
    result,
  };
}

function argumentsOf({ method, id, where, filter, data }: CallRequest): readonly string[] {
  const texts = method.takes.map((kind): string | null => {
    if (kind === 'id' || kind === 'link') return literalOf(id ?? undefined);
    if (kind === 'data') return literalOf(data);
    const clause = kind === 'where' ? where : filter;
    if (clause !== undefined) return literalOf(clause);
    // In front of data a where clause has to stand; find() without a filter would read the cache.
    return kind === 'where' && method.takes.length === 1 ? null : '{}';
  });
  return texts.filter((text) => text !== null);
}

function resultName(method: CallMethod, asked: DesignModel | null, one: string): string {
  if (method.gives === 'nothing') return '';
  if (method.gives === 'many') return 'list';
  if (method.gives !== 'one') return method.gives;
  const name = asked === null ? 'result' : variableOf(asked.name);
  return name === one || name === 'one' ? 'result' : name;
}

function callbackOf(result: string): string {
  const body = `if (err) return console.error(err);\n  console.log(${result || "'done'"});`;
  return `function (err${result === '' ? '' : `, ${result}`}) {\n  ${body}\n}`;
}

function indented(code: string): string {
  return code.replace(/^/gm, '  ');
}

/** What LoopBack's documentation gives as the same: the class called with the foreign key. */
function equivalentOf(request: CallRequest, relation: DesignRelation, one: string): string | null {
  const { target, method, where, filter, data, id } = request;
  const { foreignKey, type, pointsAt, discriminator } = relation;
  if (type !== 'hasMany' || target === null || foreignKey === null || discriminator !== null) return null;
  const Target = classOf(target.name);
  const key = `${keyOf(foreignKey)}: ${memberOf(one, pointsAt)}`;
  const members = Object.entries(data).map(([name, value]) => `${keyOf(name)}: ${literalOf(value)}`);
  const scoped = (clause: Clause | undefined): string =>
    clause === undefined ? objectOf(key) : objectOf(`and: [${literalOf(clause)}, ${objectOf(key)}]`);
  switch (method.name) {
    case 'build':
      return `new ${Target}(${objectOf(...members, key)})`;
    case 'create':
      return `await ${Target}.create(${objectOf(...members, key)})`;
    case 'find':
    case 'findOne': {
      const asked = (filter?.['where'] ?? undefined) as Clause | undefined;
      const others = Object.entries(filter ?? {}).filter(([name]) => name !== 'where');
      const rest = others.map(([name, value]) => `${name}: ${literalOf(value)}`);
      return `await ${Target}.${method.name}(${objectOf(`where: ${scoped(asked)}`, ...rest)})`;
    }
    case 'findById':
    case 'exists': {
      const wanted = objectOf(`${keyOf(target.idName ?? 'id')}: ${literalOf(id ?? undefined)}`, key);
      return `await ${Target}.findOne({where: ${wanted}}), and a 404 where that is null`;
    }
    case 'destroyAll':
    case 'count':
      return `await ${Target}.${method.name}(${scoped(where)})`;
    case 'updateAll':
      return `await ${Target}.updateAll(${scoped(where)}, ${literalOf(data)})`;
    default:
      return null;
  }
}
