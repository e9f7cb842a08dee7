import { classMethods, instanceMethods, type MethodSignature } from '../../../model/index.ts';
import type { DesignRelation } from '../design/design.ts';
import { relationSignatures } from './catalogue.ts';

/** The kind of an argument. `link` is the id of a target to link. */
type ArgumentKind = 'id' | 'where' | 'filter' | 'data' | 'link';

/** A method of the catalogue, as forms and requests use it. */
export interface CallMethod
  extends Pick<MethodSignature, 'name' | 'result' | 'needsCallback' | 'summary' | 'warning' | 'onClass'> {
  readonly takes: readonly ArgumentKind[];
  /** Whether it returns its result at once, without a promise or a callback. */
  readonly isSync: boolean;
}

/** What a method is called on. */
export interface CallReceiver {
  /** The name of the model. */
  readonly owner: string;
  /** null for a method of the class, or of the instance itself. */
  readonly relation: DesignRelation | null;
  readonly isOnInstance: boolean;
}

/** The arguments of the catalogue that a form has fields for. */
const argumentKinds: Readonly<Record<string, ArgumentKind>> = {
  id: 'id',
  where: 'where',
  filter: 'filter',
  data: 'data',
  targetOrId: 'link',
};

function signaturesOf({ owner, relation, isOnInstance }: CallReceiver): readonly MethodSignature[] {
  if (relation !== null) return relationSignatures(owner, relation);
  return isOnInstance ? instanceMethods(owner) : classMethods(owner);
}

/** Lists the methods that a form can call: those with a field for every argument, each under one name. */
export function formMethods(receiver: CallReceiver): readonly CallMethod[] {
  return signaturesOf(receiver)
    .filter((signature) => isOffered(signature, receiver))
    .map(toCallMethod);
}

function isOffered({ name, sameAs, parameters, actsOn }: MethodSignature, receiver: CallReceiver): boolean {
  // A method that only reads an instance in memory has no effect that a form could show.
  const isAboutRows = receiver.relation !== null || !receiver.isOnInstance || actsOn !== 'memory';
  const hasFormFields = parameters.every(
    (argument) => argument.endsWith('?') || argument === 'callback' || argument in argumentKinds,
  );
  return name !== '' && sameAs === null && isAboutRows && hasFormFields;
}

function toCallMethod(signature: MethodSignature): CallMethod {
  const { name, parameters, result, isAsync, needsCallback, summary, warning, onClass } = signature;
  const kinds = parameters
    // After an id, a filter only selects parts of the row.
    .filter((argument, index) => argument !== 'filter?' || index === 0)
    .map((argument) => argumentKinds[argument.replace('?', '')])
    .filter((kind) => kind !== undefined);
  const isSync = !isAsync && !needsCallback;
  return { name, takes: kinds, result, isSync, needsCallback, summary, warning, onClass };
}

/** Finds the method that a name or an alias stands for; null for an unknown name. */
export function findMethod(name: string, receiver: CallReceiver): CallMethod | null {
  const signatures = signaturesOf(receiver);
  const named = signatures.find((signature) => signature.name === name);
  const found = named?.sameAs ? signatures.find((signature) => signature.name === named.sameAs) : named;
  return found === undefined ? null : toCallMethod(found);
}
