import type { DesignModel } from '../design/design.ts';
import { findMethod } from './callMethods.ts';
import type { CallRequest } from './callRequest.ts';

/** Creates a request for a method of a model or its instances, whose arguments are still empty. */
export function blankRequest(model: DesignModel, name: string): CallRequest {
  const receiver = { owner: model.name, relation: null };
  const method =
    findMethod(name, { ...receiver, isOnInstance: true }) ??
    findMethod(name, { ...receiver, isOnInstance: false });
  if (method === null) throw new Error(`There is no method ${name}.`);
  const nothing = { instanceId: null, relation: null, target: null, id: null };
  return { ...nothing, model, method, where: undefined, filter: undefined, data: {} };
}
