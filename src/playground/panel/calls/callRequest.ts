import { WrittenCode } from '../../../model/index.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import type { CallMethod } from './callMethods.ts';

/** An id that a form asks for and does not have yet. */
export const missingId = new WrittenCode('…');

export type CallId = number | string | typeof missingId;

export type Clause = Readonly<Record<string, unknown>>;

/** A call as a form has it. */
export interface CallRequest {
  readonly model: DesignModel;
  /** The instance; null for a method of the class. */
  readonly instanceId: CallId | null;
  /** null for a method of the class, or of the instance itself. */
  readonly relation: DesignRelation | null;
  readonly target: DesignModel | null;
  readonly method: CallMethod;
  readonly id: CallId | null;
  readonly where: Clause | undefined;
  readonly filter: Clause | undefined;
  readonly data: Clause | readonly Clause[];
  /** Whether it is called on an instance that is not stored; it has no id then. */
  readonly isUnsaved?: boolean;
  /** Where the call was written by somebody: how. */
  readonly written?: WrittenCall;
}

interface WrittenCall {
  /** "" where the relation itself is called. */
  readonly name: string;
  readonly args: readonly string[];
}
