import type * as z from 'zod/mini';
import { describeFirstIssue } from '../lib/describeIssue.ts';
import type { JsonObject } from '../lib/json.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import type { Project } from '../model/index.ts';
import type { DrawnProject } from './picture/drawing.ts';

/** A file as text, to be written in UTF-8 without a change. */
export interface TextFile {
  /** Relative, with "/". */
  readonly path: string;
  readonly text: string;
}

/** A file that a target makes. */
export interface TargetFile {
  /** Relative, with "/". */
  readonly path: string;
  readonly mediaType: string;
  /** The text, in pieces because a long one takes time: whoever writes it may pause between two. */
  readonly pieces: Iterable<string>;
}

/** The rows of the playground by the name of their model. */
export type Rows = Readonly<Record<string, readonly JsonObject[]>>;

/** What a target says about its files before they are written: what to know, or what it chose and why. */
export interface Remark {
  readonly kind: 'warning' | 'decision';
  readonly text: string;
}

/** What a target makes. */
export interface TargetOutput {
  /** Made one by one while they are read; read them once. */
  readonly files: Iterable<TargetFile>;
  /** Warnings first. */
  readonly remarks: readonly Remark[];
}

/** What a target is made from. */
export interface TargetInput<Options> {
  readonly project: Project;
  readonly options: Options;
  /** Missing where the caller has no playground, or leaves its rows out. */
  readonly rows?: Rows | undefined;
  /** The drawing of the canvas, for pictures. */
  readonly drawn?: DrawnProject | undefined;
}

/** Why a target can't be made: a sentence with the way out. */
export interface TargetProblem {
  readonly code: 'invalid-option';
  readonly message: string;
}

/** Something that a project can become. */
export interface Target {
  /** The options with their defaults; a form is made from it. */
  readonly options: z.ZodMiniType;
  /** Computes and caches in steps what `make` needs of a project, where that takes long. */
  prepareInSteps?(project: Project): Generator<undefined, unknown>;
  /** Makes the files. Options that are missing have their defaults. */
  make(input: TargetInput<unknown>): Result<TargetOutput, TargetProblem>;
}

interface TargetDefinition<Schema extends z.ZodMiniType> {
  readonly options: Schema;
  prepareInSteps?(project: Project): Generator<undefined, unknown>;
  make(input: TargetInput<z.output<Schema>>): TargetOutput;
}

/** Creates a target that parses its options before it makes anything. */
export function defineTarget<Schema extends z.ZodMiniType>({
  options: schema,
  make,
  ...steps
}: TargetDefinition<Schema>): Target {
  return {
    ...steps,
    options: schema,
    make(input) {
      const parsed = schema.safeParse(input.options ?? {});
      if (parsed.success) return succeed(make({ ...input, options: parsed.data }));
      const { place, expected, found } = describeFirstIssue(parsed.error, input.options);
      const message = `The option ${place} must be ${expected}, not ${found}.`;
      return failWith({ code: 'invalid-option', message });
    },
  };
}

/** Returns the text of a file. */
export function textOfFile({ pieces }: TargetFile): string {
  return [...pieces].join('');
}
