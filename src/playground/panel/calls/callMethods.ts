import { classMethods, instanceMethods, type MethodSignature } from '../../../model/index.ts';
import type { DesignRelation } from '../design/design.ts';
import { relationSignatures } from './catalogue.ts';

/** What a method asks for, in order. `link` is the id of a target to link. */
type ArgumentKind = 'id' | 'where' | 'filter' | 'data' | 'link';

/** A method of the catalogue, as a form or a request sees it. */
export interface CallMethod
  extends Pick<MethodSignature, 'name' | 'gives' | 'needsCallback' | 'summary' | 'warning' | 'onClass'> {
  readonly takes: readonly ArgumentKind[];
  /** Whether it answers at once, without a promise or a callback. */
  readonly isSync: boolean;
}

/** What a method is called on. */
export interface Receiver {
  /** The name of the model. */
  readonly owner: string;
  /** null for a method of the class, or of the instance itself. */
  readonly relation: DesignRelation | null;
  readonly isOnInstance: boolean;
}

/** What a method of the catalogue takes, as a form asks for it; anything else that it may take is left out. */
const argumentKinds: Readonly<Record<string, ArgumentKind>> = {
  id: 'id',
  where: 'where',
  filter: 'filter',
  data: 'data',
  targetOrId: 'link',
};

function signaturesOf({ owner, relation, isOnInstance }: Receiver): readonly MethodSignature[] {
  if (relation !== null) return relationSignatures(owner, relation);
  return isOnInstance ? instanceMethods(owner) : classMethods(owner);
}

/** The methods that a form can call: those whose arguments it can ask for, each by one name. */
export function formMethods(receiver: Receiver): readonly CallMethod[] {
  return signaturesOf(receiver)
    .filter((signature) => isOffered(signature, receiver))
    .map(toCallMethod);
}

function isOffered({ name, sameAs, takes, actsOn }: MethodSignature, receiver: Receiver): boolean {
  // What only looks at an instance in memory changes nothing that a form could show.
  const isAboutRows = receiver.relation !== null || !receiver.isOnInstance || actsOn !== 'memory';
  const isAskable = takes.every(
    (argument) => argument.endsWith('?') || argument === 'callback' || argument in argumentKinds,
  );
  return name !== '' && sameAs === null && isAboutRows && isAskable;
}

function toCallMethod(signature: MethodSignature): CallMethod {
  const { name, takes, gives, isAsync, needsCallback, summary, warning, onClass } = signature;
  const kinds = takes
    // Beside an id a filter only chooses what is read of the row.
    .filter((argument, index) => argument !== 'filter?' || index === 0)
    .map((argument) => argumentKinds[argument.replace('?', '')])
    .filter((kind) => kind !== undefined);
  const isSync = !isAsync && !needsCallback;
  return { name, takes: kinds, gives, isSync, needsCallback, summary, warning, onClass };
}

/** The method that a call by this name is about; null for one that is not known. */
export function methodCalled(name: string, receiver: Receiver): CallMethod | null {
  const signatures = signaturesOf(receiver);
  const named = signatures.find((signature) => signature.name === name);
  const found = named?.sameAs ? signatures.find((signature) => signature.name === named.sameAs) : named;
  return found === undefined ? null : toCallMethod(found);
}
