import type { DesignModel } from '../design/design.ts';

/** The model or relation that a notice is about. */
export interface LeftOutItem {
  readonly modelId: string;
  readonly relation: string | null;
}

const codes: ReadonlySet<string> = new Set(['MODEL_LEFT_OUT', 'RELATION_LEFT_OUT', 'BASE_UNKNOWN']);

/**
 * Finds the model or relation of the design that a notice is about; null for
 * other notices, and for a model that has been removed or renamed since.
 */
export function findLeftOut(
  { code, message }: { readonly code: string; readonly message: string },
  design: readonly DesignModel[],
): LeftOutItem | null {
  if (!codes.has(code)) return null;
  for (const { id, name } of design) {
    const isModel = [`${name} is left out:`, `The base of ${name}, "`].some((start) =>
      message.startsWith(start),
    );
    if (isModel) return { modelId: id, relation: null };
    const end = message.indexOf(' is left out:');
    if (code === 'RELATION_LEFT_OUT' && message.startsWith(`${name}.`) && end > name.length)
      return { modelId: id, relation: message.slice(name.length + 1, end) };
  }
  return null;
}
