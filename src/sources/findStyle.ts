import type { JsonValue } from '../lib/json.ts';
import type { Likeness } from '../model/index.ts';
import { type OptionField, optionFieldsOf } from '../targets/optionFields.ts';
import type { OpenedFiles } from './openedFiles.ts';
import type { Source } from './source.ts';

type Options = Readonly<Record<string, JsonValue>>;

/** What a source opened, and with which options. */
export interface Styled {
  readonly opened: OpenedFiles;
  readonly options: Options;
}

interface StyleSearch extends Styled {
  readonly source: Source;
  /** Opens the same files with other options. */
  reopen(options: Options): Promise<OpenedFiles>;
}

/**
 * Finds the options with which a source makes what is most like the models that a
 * project has of it already, such as names in the singular: an update brings new
 * models and properties in the style of those that are there. Options that are given stay.
 *
 * @param likeness to the models of the project
 * @returns what it was given where the project has no models of the source, or no option makes it more like them
 */
export async function findStyle(
  likeness: Likeness,
  { source, opened, options, reopen }: StyleSearch,
): Promise<Styled> {
  if (opened.report === undefined || !likeness.isPossible(opened.models)) return { opened, options };
  let best = { opened, options, likeness: likeness.of(opened.models) };
  const fields = optionFieldsOf(source.options).filter(({ name }) => !Object.hasOwn(options, name));
  for (const names of source.style)
    for (const values of combinationsOf(fields.filter(({ name }) => names.includes(name)))) {
      const candidate = { ...best.options, ...values };
      const made = await reopen(candidate);
      const score = likeness.of(made.models);
      if (score > best.likeness) best = { opened: made, options: candidate, likeness: score };
    }
  return { opened: best.opened, options: best.options };
}

/** Every combination of the values of fields, except that of the usual ones. */
function combinationsOf(fields: readonly OptionField[]): readonly Options[] {
  const all = fields.reduce<readonly Options[]>(
    (found, field) =>
      found.flatMap((options) => [
        options,
        ...otherValuesOf(field).map((value) => ({ ...options, [field.name]: value })),
      ]),
    [{}],
  );
  return all.slice(1);
}

function otherValuesOf(field: OptionField): readonly JsonValue[] {
  if (field.kind === 'flag') return [field.fallback !== true];
  if (field.kind !== 'choice') return [];
  return field.choices.map(({ value }) => value).filter((value) => value !== field.fallback);
}
