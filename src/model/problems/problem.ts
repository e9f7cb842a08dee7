import type { ModelId, Project } from '../project.ts';

/** Where a problem is, for the jump to it. */
export interface ProblemPlace {
  readonly modelId: ModelId;
  readonly relation?: string;
  readonly property?: string;
  /** An attribute of the relation or property, or without either a key of the model: "validations". */
  readonly key?: string;
}

/** A way out that the page can take by itself, as one undo step. */
export interface ProblemFix {
  /** As on a button: `Use "Order"`. */
  readonly label: string;
  /** Pure; the same project where there is nothing left to mend. */
  apply(project: Project): Project;
}

/** Something that LoopBack will swallow, refuse or surprise with. */
export interface Problem {
  /** The rule's code, stable: `unknown-target`. */
  readonly code: string;
  /** A note is worth a quiet line, and no badge. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly place: ProblemPlace;
  /** What LoopBack will do, naming the thing. */
  readonly message: string;
  /** Why it matters, one sentence. */
  readonly why: string;
  /** The way out, one sentence. */
  readonly advice: string;
  readonly fix?: ProblemFix;
  /** The other way out, where nobody can tell which of two was meant. */
  readonly otherFix?: ProblemFix;
}

/** One rule. A rule is a file here, a line in the registry. */
export interface ProblemRule {
  readonly code: string;
  find(project: Project): readonly Problem[];
}
