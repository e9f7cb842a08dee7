import type { ModelId, Project } from '../project.ts';

/** The place of a problem in the design, so that the page can jump to it. */
export interface ProblemPlace {
  readonly modelId: ModelId;
  readonly relation?: string;
  readonly property?: string;
  /** An attribute of the relation or property; without either, a key of the model: "validations". */
  readonly key?: string;
}

/** A fix that the page can apply on its own, as one undo step. */
export interface ProblemFix {
  /** The text of the button: `Use "Order"`. */
  readonly label: string;
  /** Whether it only assumes what was intended: a name that is similar, a model that is missing. */
  readonly isGuess?: true;
  /** Pure; returns the same project if there is nothing left to fix. */
  apply(project: Project): Project;
}

/** A part of the design that LoopBack ignores, refuses or treats in a surprising way. */
export interface Problem {
  /** The code of the rule, which never changes: `unknown-target`. */
  readonly code: string;
  /** A note is listed, but no badge counts it. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly place: ProblemPlace;
  /** Names the thing, and says what LoopBack does with it. */
  readonly message: string;
  /** One sentence on why it matters. */
  readonly why: string;
  /** One sentence on how to solve it. */
  readonly advice: string;
  readonly fix?: ProblemFix;
  /** A second fix, if it is unclear which of two was intended. */
  readonly otherFix?: ProblemFix;
}

/** A rule that finds problems of one kind. Each rule is a file here and a line in the registry. */
export interface ProblemRule {
  readonly code: string;
  find(project: Project): readonly Problem[];
  /** Computes and caches in steps of one model what `find` needs, where reading all models takes long. */
  prepareInSteps?(project: Project): Generator<undefined, void>;
}
