import * as z from 'zod/mini';

/** The key of the ids of removed projects among the settings: an index, so that a start reads no other project. */
export const removedIdsKey = 'removedProjects';

/** More are not remembered; the projects that are left out are not deleted automatically. */
const MOST_IDS = 10_000;

const recordSchema = z.object({
  version: z.literal(1),
  value: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(MOST_IDS)),
});

/** Returns the ids in the stored record; null where nothing is stored that this version can read. */
export function readRemovedIds(record: unknown): readonly string[] | null {
  const parsed = recordSchema.safeParse(record);
  return parsed.success ? parsed.data.value : null;
}

/** Returns the record that stores the ids. */
export function toRemovedIdsRecord(ids: readonly string[]): z.input<typeof recordSchema> {
  return { version: 1, value: ids.slice(0, MOST_IDS) };
}
