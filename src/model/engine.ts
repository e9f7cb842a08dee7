import type { Project } from './project.ts';

/**
 * The engines that run models: juggler 3.36, which LoopBack 3 applications run, and
 * juggler 7.0.3. How they differ is written in `src/runtime/engine.ts`.
 */
export const engineNames = ['loopback3', 'juggler7'] as const;

export type EngineName = (typeof engineNames)[number];

/** The methods of model classes that an engine does not have. */
export const missingMethods: Readonly<Record<EngineName, ReadonlySet<string>>> = {
  loopback3: new Set(['createAll']),
  juggler7: new Set(),
};

/** The engine of a project for which none is chosen: an application with a model-config is one of LoopBack 3. */
export function usualEngineOf({ modelConfig }: Pick<Project, 'modelConfig'>): EngineName {
  return modelConfig === null ? 'juggler7' : 'loopback3';
}

/**
 * Returns the plural of a word for LoopBack 3 where it is not that of juggler 7,
 * which names are derived with; null for every other word.
 */
export function earlierPluralOf(word: string): string | null {
  return word.toLowerCase() === 'focus' ? `${word.slice(0, -1)}s` : null;
}
