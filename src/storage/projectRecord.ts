import * as z from 'zod';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { fromRecord, type Project, toRecord } from '../model/index.ts';

/** The shape of the envelope; the project inside has a version of its own. */
const RECORD_VERSION = 1;

/** What stands around a stored project, readable without reading the project. */
const envelopeSchema = z.object({
  version: z.literal(RECORD_VERSION),
  id: z.string().min(1),
  name: z.string(),
  modelCount: z.int().nonnegative(),
  /** Milliseconds since 1970. */
  savedAt: z.number(),
  project: z.unknown(),
});

const anyVersionSchema = z.object({ version: z.number() });

export interface StoredProject {
  readonly project: Project;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
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

export function toProjectRecord(
  id: string,
  project: Project,
  savedAt: number,
): z.input<typeof envelopeSchema> {
  return {
    version: RECORD_VERSION,
    id,
    name: project.name,
    modelCount: project.models.length,
    savedAt,
    project: toRecord(project),
  };
}

export function readProjectRecord(record: unknown): Result<StoredProject, UnreadableRecord> {
  const version = anyVersionSchema.safeParse(record);
  if (version.success && version.data.version > RECORD_VERSION)
    return failWith({ code: 'newer', reason: `format ${version.data.version}` });
  const envelope = envelopeSchema.safeParse(record);
  if (!envelope.success) return failWith({ code: 'broken', reason: z.prettifyError(envelope.error) });
  const project = fromRecord(envelope.data.project);
  if (project.ok) return succeed({ project: project.value, savedAt: envelope.data.savedAt });
  const { code, message } = project.error;
  return failWith({ code: code === 'unknown-version' ? 'newer' : 'broken', reason: message });
}

/** undefined where the envelope can't be read. */
export function toSummary(record: unknown): ProjectSummary | undefined {
  const envelope = envelopeSchema.safeParse(record);
  if (!envelope.success) return undefined;
  const { id, name, modelCount, savedAt } = envelope.data;
  return { id, name, modelCount, savedAt };
}
