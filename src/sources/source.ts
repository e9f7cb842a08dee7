import type * as z from 'zod/mini';
import { describeFirstIssue } from '../lib/describeIssue.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import type { OpenedFiles } from './openedFiles.ts';
import type { OnProgress } from './progress.ts';
import type { LargeFile, LargeText, ReadFiles } from './readFiles.ts';

/** Work in steps: whoever runs it may pause, or stop, after each. */
export type Steps<Value> = Generator<undefined, Value>;

/** What a source opens. */
export interface SourceInput<Options> {
  readonly read: ReadFiles;
  readonly options: Options;
  readonly onProgress?: OnProgress | undefined;
  /** Opens a large file. Sources that read such files need it. */
  openLarge?(file: LargeFile): LargeText;
}

/** Why a source can't read with these options: a sentence with the way out. */
export interface SourceProblem {
  readonly code: 'invalid-option';
  readonly message: string;
}

/**
 * The names of the options that shape the models: an update takes them from the models
 * that it finds (see findStyle). Those of one list can only be found together.
 */
export type Style = readonly (readonly string[])[];

/** Something that can become a project. */
export interface Source {
  /** The options with their defaults; a form is made from it. */
  readonly options: z.ZodMiniType;
  readonly style: Style;
  /** Reads files in steps. Options that are missing have their defaults. What can't be read is in the result's problems. */
  readInSteps(input: SourceInput<unknown>): Steps<Result<OpenedFiles, SourceProblem>>;
}

interface SourceDefinition<Schema extends z.ZodMiniType> {
  readonly options: Schema;
  readonly style?: Style;
  readInSteps(input: SourceInput<z.output<Schema>>): Steps<OpenedFiles>;
}

/** Creates a source that parses its options before it reads anything. */
export function defineSource<Schema extends z.ZodMiniType>({
  options: schema,
  style = [],
  readInSteps,
}: SourceDefinition<Schema>): Source {
  return {
    options: schema,
    style,
    *readInSteps(input) {
      const parsed = schema.safeParse(input.options ?? {});
      if (parsed.success) return succeed(remembered(yield* readInSteps({ ...input, options: parsed.data })));
      const { place, expected, found } = describeFirstIssue(parsed.error, input.options);
      const message = `The option ${place} must be ${expected}, not ${found}.`;
      return failWith({ code: 'invalid-option', message });
    },
  };
}

/** Says of the models that were made of something else that their text is what the source said: an update compares with it. */
function remembered(opened: OpenedFiles): OpenedFiles {
  if (opened.report === undefined) return opened;
  const models = opened.models.map((model) => ({
    ...model,
    source: { ...model.source, isImported: true as const },
  }));
  return { ...opened, models };
}
