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

/** The version of the envelope; the project inside has its own version. A change needs the next number and a migration. */
const RECORD_VERSION = 2;

const envelopeSchema1 = z.object({
  version: z.literal(1),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  modelCount: countSchema,
  savedAt: writtenAtSchema,
  project: z.unknown(),
});

/** The metadata around a stored project, readable without reading the project. */
const envelopeSchema = z.object({
  version: z.literal(RECORD_VERSION),
  id: z.string().check(z.minLength(1)),
  name: z.string(),
  modelCount: countSchema,
  /** Milliseconds since 1970. */
  savedAt: writtenAtSchema,
  /**
   * When it was removed, in milliseconds since 1970; null if it was not. An invalid
   * time must not cause a project to be deleted, so the project is listed again.
   */
  removedAt: z.catch(z.nullable(timeSchema), null),
  project: z.unknown(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

const anyVersionSchema = z.object({ version: versionSchema });

/** The migrations from each older version to the current one. */
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
  /** The steps to undo and redo, if they were stored. */
  readonly steps?: HistorySteps | undefined;
}

/** The facts that a list shows of a project without opening it. */
export interface ProjectSummary {
  readonly id: string;
  readonly name: string;
  readonly modelCount: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** Why a record can't be read. A record of a newer version is not damaged, but this version can't read it. */
export interface UnreadableRecord {
  readonly code: 'newer' | 'broken';
  readonly reason: string;
}

/** Returns the record that stores a project. */
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

/** Reads the envelope of a project, of this version or an older one. */
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

/** Describes the first fault of a record in a line. */
export function describeDamage(error: z.core.$ZodError, record: unknown): string {
  const { place, expected, found } = describeFirstIssue(error, record);
  return `The record is damaged${place === '' ? '' : ` at ${place}`}: expected ${expected}, found ${found}.`;
}

/** Reads the project inside an envelope; pauses after each model. */
export function* readProjectInSteps({
  project,
  savedAt,
}: Envelope): Generator<undefined, Result<StoredProject, UnreadableRecord>> {
  const read = yield* fromRecordInSteps(project);
  if (read.ok) return succeed({ project: read.value, savedAt });
  const { code, message } = read.error;
  return failWith({ code: code === 'unknown-version' ? 'newer' : 'broken', reason: message });
}

/** Returns the summary of a stored project. */
export function toSummary({ id, name, modelCount, savedAt }: Envelope): ProjectSummary {
  return { id, name, modelCount, savedAt };
}
