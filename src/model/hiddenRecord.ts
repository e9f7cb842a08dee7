import * as z from 'zod/mini';

/** The shape of the stored list. A change of shape takes the next number and a migration. */
const hiddenVersion = 1;

/** Far more than there are kinds of problems, and far less than what could slow a page down. */
const MOST_KINDS = 500;
const LONGEST_CODE = 100;

/**
 * The kinds of problems that are hidden in a project. A later version is read
 * as hiding nothing: to see a problem again costs less than not to open the project.
 */
export const hiddenRecordSchema = z.union([
  z.object({
    version: z.literal(hiddenVersion),
    kinds: z
      .array(z.string().check(z.minLength(1), z.maxLength(LONGEST_CODE)))
      .check(z.maxLength(MOST_KINDS)),
  }),
  z.object({ version: z.int().check(z.gt(hiddenVersion), z.lte(Number.MAX_SAFE_INTEGER)) }),
]);

type HiddenRecord = z.infer<typeof hiddenRecordSchema>;

export function toHiddenRecord(kinds: readonly string[]): HiddenRecord {
  return { version: hiddenVersion, kinds: [...kinds] };
}

/** undefined, as in records from before problems could be hidden, hides nothing. */
export function fromHiddenRecord(record: HiddenRecord | undefined): readonly string[] {
  return record !== undefined && 'kinds' in record ? [...new Set(record.kinds)] : [];
}
