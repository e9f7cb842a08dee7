import * as z from 'zod/mini';

const callId = z.int().check(z.nonnegative());
const methodName = z.string().check(z.maxLength(100));

const errorSchema = z.object({
  name: z.string(),
  message: z.string(),
  code: z.optional(z.union([z.string(), z.number()])),
});

/** An error as it is sent. */
export type ErrorData = z.infer<typeof errorSchema>;

export const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: callId, method: methodName, args: z.array(z.unknown()) }),
  z.object({ kind: z.literal('notify'), method: methodName, args: z.array(z.unknown()) }),
  z.object({ kind: z.literal('return'), id: callId, value: z.unknown() }),
  z.object({ kind: z.literal('throw'), id: callId, error: errorSchema }),
  z.object({ kind: z.literal('close') }),
]);

/** Every message that is sent over a port. */
export type Message = z.infer<typeof messageSchema>;
