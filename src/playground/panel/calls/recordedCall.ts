import { classOf, literalOf, memberOf, RawCode, variableOf } from '../../../model/index.ts';
import type { RecordedCall } from '../../wire/control.ts';
import type { Shown } from '../../wire/shown.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import type { CallFacts } from '../log/logState.ts';
import { type CallMethod, findMethod } from './callMethods.ts';
import type { CallRequest, Clause } from './callRequest.ts';
import { writeCall } from './writeCall.ts';

/** Describes a call that code made like that of a form: in both styles, as a REST request, and without the relation. */
export function describeRecorded(call: RecordedCall, design: readonly DesignModel[]): CallFacts {
  const model = design.find(({ name }) => name === call.model);
  const relation = model?.relations.find(({ name }) => name === call.relation) ?? null;
  const isOnInstance = call.receiver !== 'class';
  const found = findMethod(call.method, { owner: call.model, relation, isOnInstance });
  // Without a callback it returned at once and saved nothing.
  const isImmediate = found?.needsCallback && !call.hasCallback;
  const method = found && isImmediate ? { ...found, needsCallback: false, isSync: true } : found;
  const isComplete = call.relation === null || relation !== null;
  if (model === undefined || method === null || !isComplete) return describeUnknown(call);
  const request = toRequest(call, model, relation, design, method);
  if (!isCacheRead(call)) return writeCall(request, design);
  // Without arguments a relation answers from the cache of the instance, which no REST request does.
  const facts = writeCall({ ...request, method: { ...method, isSync: true } }, design);
  return { ...facts, rest: null, equivalent: null, loopback4: null };
}

const isCacheRead = ({ relation, method, args, hasCallback }: RecordedCall): boolean =>
  relation !== null && method === '' && args.length === 0 && !hasCallback;

function toRequest(
  call: RecordedCall,
  model: DesignModel,
  relation: DesignRelation | null,
  design: readonly DesignModel[],
  method: CallMethod,
): CallRequest {
  const values = call.args.map(toPlain);
  const argumentOf = (kind: CallMethod['takes'][number]): unknown => {
    const index = method.takes.indexOf(kind);
    return index < 0 ? undefined : values[index];
  };
  const target = relation === null ? null : (design.find(({ name }) => name === relation.model) ?? null);
  const id = method.takes.includes('link') ? linkedId(call.args[0], target) : argumentOf('id');
  return {
    model,
    relation,
    target,
    method,
    instanceId: call.receiver === 'instance' ? call.id : null,
    isUnsaved: call.receiver === 'unsaved',
    id: typeof id === 'number' || typeof id === 'string' ? id : null,
    where: toClause(argumentOf('where')),
    filter: toClause(argumentOf('filter')),
    data: Array.isArray(argumentOf('data'))
      ? (argumentOf('data') as readonly Clause[])
      : (toClause(argumentOf('data')) ?? {}),
    written: { name: call.method, args: call.args.map(writtenArgument) },
  };
}

function toClause(value: unknown): Clause | undefined {
  const isClause = typeof value === 'object' && value !== null && !(value instanceof RawCode);
  return isClause ? (value as Clause) : undefined;
}

/** Describes a call that the design does not know: only as it was written. */
function describeUnknown(call: RecordedCall): CallFacts {
  const one = variableOf(call.model);
  const receiver = call.receiver === 'class' ? classOf(call.model) : one;
  const accessor = call.relation === null ? receiver : memberOf(receiver, call.relation);
  const called = call.method === '' ? accessor : memberOf(accessor, call.method);
  const code = `await ${called}(${call.args.map(writtenArgument).join(', ')});`;
  return { promise: code, callback: code, rest: null, equivalent: null, loopback4: null, effect: null };
}

/** Writes an argument; an instance as a variable named after its model. */
function writtenArgument(value: Shown): string {
  return value.kind === 'instance' ? variableOf(value.model) : literalOf(toPlain(value));
}

function linkedId(value: Shown | undefined, target: DesignModel | null): unknown {
  if (value?.kind !== 'instance') return value === undefined ? undefined : toPlain(value);
  const entry = value.entries.find(([name]) => name === (target?.idName ?? 'id'));
  return entry === undefined ? undefined : toPlain(entry[1]);
}

const omitted = new RawCode('…');

/** Restores the value that was shown, as far as it is known. */
function toPlain(value: Shown): unknown {
  switch (value.kind) {
    case 'primitive':
      return toPrimitive(value);
    case 'date':
      return new RawCode(`new Date('${value.text}')`, value.text);
    case 'array':
      return [...value.items.map(toPlain), ...(value.more > 0 ? [omitted] : [])];
    case 'object':
    case 'instance':
      return Object.fromEntries(value.entries.map(([name, member]) => [name, toPlain(member)]));
    case 'table': {
      const rows = value.rows.map(({ cells }) =>
        Object.fromEntries(
          cells.flatMap((cell, column) =>
            cell === null ? [] : [[value.columns[column] ?? '', toPlain(cell)]],
          ),
        ),
      );
      return [...rows, ...(value.more > 0 ? [omitted] : [])];
    }
    case 'function':
      return new RawCode('function () {…}', undefined);
    default:
      return omitted;
  }
}

function toPrimitive({ type, text, more }: Extract<Shown, { kind: 'primitive' }>): unknown {
  if (type === 'string') return more > 0 ? `${text}…` : text;
  if (type === 'number') return Number.isFinite(Number(text)) ? Number(text) : new RawCode(text, null);
  if (type === 'boolean') return text === 'true';
  if (type === 'null') return null;
  if (type === 'undefined') return undefined;
  return new RawCode(type === 'bigint' ? `${text}n` : text, text);
}
