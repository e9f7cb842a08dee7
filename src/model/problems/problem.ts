import type { ModelId, Project } from '../project.ts';

/** Where a problem is, for the jump to it. */
export interface ProblemPlace {
  readonly modelId: ModelId;
  readonly relation?: string;
  readonly property?: string;
  /** An attribute of the relation or property, or without either a key of the model: "validations". */
  readonly key?: string;
}

/** A fix that the page can apply on its own, as one undo step. */
export interface ProblemFix {
  /** As on a button: `Use "Order"`. */
  readonly label: string;
  /** Pure; the same project where there is nothing left to mend. */
  apply(project: Project): Project;
}

/** A part of the design that LoopBack ignores, refuses or treats in a surprising way. */
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
  /** The other fix, where it is unclear which of two was intended. */
  readonly otherFix?: ProblemFix;
}

/** One rule. A rule is a file here, a line in the registry. */
export interface ProblemRule {
  readonly code: string;
  find(project: Project): readonly Problem[];
}
