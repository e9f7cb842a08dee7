import * as z from 'zod/mini';
import { failWith, type Result, succeed } from '../lib/result.ts';
import {
  countSchema,
  describeFirstIssue,
  fromRecordInSteps,
  type HistorySteps,
  type Project,
  timeSchema,
  toLocalRecord,
  versionSchema,
  writtenAtSchema,
} from '../model/index.ts';

/** The shape of the envelope; the project inside has a version of its own. A change takes the next number and a migration. */
const RECORD_VERSION = 2;

const envelopeSchema1 = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  modelCount: countSchema,
  savedAt: writtenAtSchema,
  project: z.unknown(),
});

/** What stands around a stored project, readable without reading the project. */
const envelopeSchema = z.object({
  version: z.literal(RECORD_VERSION),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  modelCount: countSchema,
  /** Milliseconds since 1970. */
  savedAt: writtenAtSchema,
  /**
   * When it was removed, in milliseconds since 1970; null for one that is not.
   * A time that can't be one must not get a project deleted: it is in the list again.
   */
  removedAt: z.catch(z.nullable(timeSchema), null),
  project: z.unknown(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

const anyVersionSchema = z.object({ version: versionSchema });

/** From each older version to the present one. */
const migrations: Readonly<Record<number, (record: unknown) => unknown>> = {
  1: (record) => {
    const parsed = envelopeSchema1.safeParse(record);
    return parsed.success ? { ...parsed.data, version: RECORD_VERSION, removedAt: null } : record;
  },
};

export interface StoredProject {
  readonly project: Project;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** What can be undone and redone, where that was kept. */
  readonly steps?: HistorySteps | undefined;
}

/** What a list shows of a project without opening it. */
export interface ProjectSummary {
  readonly id: string;
  readonly name: string;
  readonly modelCount: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** Why a record gives no project. A newer version's record is whole, but not ours to read. */
export interface UnreadableRecord {
  readonly code: 'newer' | 'broken';
  readonly reason: string;
}

export function toProjectRecord(id: string, project: Project, savedAt: number): Envelope {
  return {
    version: RECORD_VERSION,
    id,
    name: project.name,
    modelCount: project.models.length,
    savedAt,
    removedAt: null,
    project: toLocalRecord(project),
  };
}

/** Reads what stands around the project, of this version or an older one. */
export function readEnvelope(record: unknown): Result<Envelope, UnreadableRecord> {
  const found = anyVersionSchema.safeParse(record);
  const version = found.success ? found.data.version : null;
  if (version !== null && version > RECORD_VERSION)
    return failWith({ code: 'newer', reason: `format ${version}` });
  const migrate = version === null ? undefined : migrations[version];
  const current = migrate === undefined ? record : migrate(record);
  const envelope = envelopeSchema.safeParse(current);
  if (!envelope.success) return failWith({ code: 'broken', reason: describeDamage(envelope.error, current) });
  return succeed(envelope.data);
}

/** The first thing that is wrong with a record, in a line. */
export function describeDamage(error: z.core.$ZodError, record: unknown): string {
  const { place, expected, found } = describeFirstIssue(error, record);
  return `The record is damaged${place === '' ? '' : ` at ${place}`}: expected ${expected}, found ${found}.`;
}

/** The project inside of an envelope, to be left after each model and gone on with later. */
export function* readProjectInSteps({
  project,
  savedAt,
}: Envelope): Generator<undefined, Result<StoredProject, UnreadableRecord>> {
  const read = yield* fromRecordInSteps(project);
  if (read.ok) return succeed({ project: read.value, savedAt });
  const { code, message } = read.error;
  return failWith({ code: code === 'unknown-version' ? 'newer' : 'broken', reason: message });
}

export function toSummary({ id, name, modelCount, savedAt }: Envelope): ProjectSummary {
  return { id, name, modelCount, savedAt };
}
