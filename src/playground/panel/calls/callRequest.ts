import { RawCode } from '../../../model/index.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import type { CallMethod } from './callMethods.ts';

/** The placeholder of an id that is still missing in a form. */
export const missingId = new RawCode('…');

export type CallId = number | string | typeof missingId;

export type Clause = Readonly<Record<string, unknown>>;

/** A call of a method, from a form or from code. */
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
  /** Whether it is called on an instance that is not stored and has no id. */
  readonly isUnsaved?: boolean;
  /** The name and arguments of a call in the user's code. */
  readonly written?: WrittenCall;
}

interface WrittenCall {
  /** "" where the relation itself is called. */
  readonly name: string;
  readonly args: readonly string[];
}
