import * as z from 'zod/mini';
import { versionSchema } from './boundedNumbers.ts';

/** The version of the stored list. A change of its shape needs the next number and a migration. */
const hiddenVersion = 1;

/** Far more than the kinds of problems, and far fewer than could slow the page down. */
const MOST_KINDS = 500;
const LONGEST_CODE = 100;

/**
 * The kinds of problems that are hidden in a project. A later version counts as
 * hiding nothing: showing a problem again is better than not opening the project.
 */
export const hiddenRecordSchema = z.union(
  [
    z.object({
      version: z.literal(hiddenVersion),
      kinds: z
        .array(z.string().check(z.minLength(1, 'a code'), z.maxLength(LONGEST_CODE, 'a short code')))
        .check(z.maxLength(MOST_KINDS, `at most ${MOST_KINDS} kinds`)),
    }),
    z.object({ version: versionSchema.check(z.gt(hiddenVersion, 'version 1 with a list of kinds')) }),
  ],
  { error: 'the kinds of problems that are hidden' },
);

type HiddenRecord = z.infer<typeof hiddenRecordSchema>;

export function toHiddenRecord(kinds: readonly string[]): HiddenRecord {
  return { version: hiddenVersion, kinds: [...kinds] };
}

/** Returns the hidden kinds; none for undefined, as in records from before problems could be hidden. */
export function fromHiddenRecord(record: HiddenRecord | undefined): readonly string[] {
  return record !== undefined && 'kinds' in record ? [...new Set(record.kinds)] : [];
}
