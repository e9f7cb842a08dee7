import type * as z from 'zod/mini';

/** Something small to remember: where it is kept, and what it has to look like. */
export interface Setting<Value> {
  readonly key: string;
  readonly schema: z.ZodMiniType<Value>;
  /**
   * The id of the project that a person typed it for. What was typed is never
   * replaced by a default: where it can't be read it is set aside.
   */
  readonly typedFor?: string;
}
