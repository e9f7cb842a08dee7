import type { ModelId, Project } from '../project.ts';

/** Where a problem is, for the jump to it. */
export interface ProblemPlace {
  readonly modelId: ModelId;
  readonly relation?: string;
  readonly property?: string;
}

/** Something that LoopBack will swallow, refuse or surprise with. */
export interface Problem {
  /** The rule's code, stable: `unknown-target`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly place: ProblemPlace;
  /** What LoopBack will do, naming the thing. */
  readonly message: string;
  /** The way out, one sentence. */
  readonly advice: string;
}

/** One rule. A rule is a file here, a line in the registry. */
export interface ProblemRule {
  readonly code: string;
  find(project: Project): readonly Problem[];
}
