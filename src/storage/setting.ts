import type * as z from 'zod/mini';

/** A small value to remember: its key and its schema. */
export interface Setting<Value> {
  readonly key: string;
  readonly schema: z.ZodMiniType<Value>;
  /**
   * The id of the project that the user typed it for. Typed text is never
   * replaced by a default: if it can't be read, it is set aside.
   */
  readonly typedFor?: string;
}
