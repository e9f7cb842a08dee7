import * as z from 'zod/mini';
import { late } from '../lib/late.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import {
  coordinateSchema,
  createProject,
  fromRecord,
  type ModelEntry,
  type Project,
  printModelConfig,
  printModelFile,
  readModelConfig,
  readModelFile,
  toRecord,
} from '../model/index.ts';
import { BrokenZip } from './brokenZip.ts';
import { isSafePath } from './projectPath.ts';

/** What stands before the project in the fragment of a link. */
const KEY = 'project';
/** Longer links are cut by some programs. Characters. */
export const longLink = 8 * 1024;
/** Beyond this they do not arrive nearly anywhere. Characters. */
export const longestLink = 64 * 1024;
/** What a link of that length may unpack to, in bytes: a project of a few hundred models. */
const LARGEST_TEXT = 4 * 1024 * 1024;
const MOST_MODELS = 2000;

/** The files of a project, as short as can be: an opened file need not be there twice. */
const payloadSchema = z.object({
  version: z.literal(1),
  name: z.string().check(z.maxLength(200)),
  models: z
    .array(z.tuple([z.string().check(z.refine(isSafePath)), z.string(), coordinateSchema, coordinateSchema]))
    .check(z.maxLength(MOST_MODELS)),
  config: z.nullable(z.tuple([z.string().check(z.refine(isSafePath)), z.string()])),
  /** As in stored records, which parse them. */
  areas: z._default(z.array(z.unknown()).check(z.maxLength(MOST_MODELS)), []),
  notes: z._default(z.array(z.unknown()).check(z.maxLength(MOST_MODELS)), []),
});

type Payload = z.infer<typeof payloadSchema>;

/** Why a link can't be made or opened, in a sentence with the way out. */
export interface LinkProblem {
  readonly code: 'too-long' | 'broken-link';
  readonly message: string;
}

/**
 * The fragment of a link that holds the project's files and positions. Scripts
 * stay out: nobody should be handed code unasked.
 */
export async function toFragment(project: Project): Promise<Result<string, LinkProblem>> {
  const config = project.modelConfig;
  const payload: Payload = {
    version: 1,
    name: project.name.slice(0, 200),
    models: project.models.map((entry) => {
      const { x, y } = entry.position;
      return [entry.path, printModelFile(entry), Math.round(x), Math.round(y)];
    }),
    config: config && [config.path, printModelConfig(project) ?? ''],
    areas: toRecord(project).areas,
    notes: toRecord(project).notes,
  };
  // Loaded when first used: the first page does without it.
  const { deflateSync, strToU8 } = await late(() => import('fflate'));
  const packed = toBase64Url(deflateSync(strToU8(JSON.stringify(payload)), { level: 9 }));
  const fragment = `#${KEY}=${packed}`;
  if (fragment.length <= longestLink) return succeed(fragment);
  const size = Math.round(fragment.length / 1024);
  return failWith({
    code: 'too-long',
    message: `This project is too large for a link: it would take ${size} KB, and links of more than ${longestLink / 1024} KB get lost on their way. Export the project as one file and send that.`,
  });
}

/** Whether the fragment of an address holds a project. */
export function isSharedFragment(fragment: string): boolean {
  return fragment.startsWith(`#${KEY}=`);
}

const brokenLink = failWith<LinkProblem>({
  code: 'broken-link',
  message:
    'This link does not hold a whole project: perhaps it was cut on its way, or comes from a newer version. Ask for it again, or for the project as one file.',
});

/** The project of a fragment. Someone else wrote it, so nothing of it is trusted. */
export async function fromFragment(fragment: string): Promise<Result<Project, LinkProblem>> {
  const packed = fragment.slice(KEY.length + 2);
  const bytes = fragment.length > longestLink ? null : fromBase64Url(packed);
  const payload = bytes && (await unpack(bytes));
  const project = payload && readPayload(payload);
  return project === null ? brokenLink : succeed(project);
}

async function unpack(bytes: Uint8Array): Promise<Payload | null> {
  const { inflate } = await late(() => import('./inflateEntry.ts'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      inflate(bytes, LARGEST_TEXT),
    );
    return payloadSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof BrokenZip || error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

function readPayload({ name, models, config, areas, notes }: Payload): Project | null {
  const entries: ModelEntry[] = [];
  for (const [index, [path, text, x, y]] of models.entries()) {
    const read = readModelFile(path, text);
    if (!read.ok) return null;
    const { definition, source } = read.value;
    entries.push({ id: `shared-${index}`, path, definition, source, position: { x, y } });
  }
  const modelConfig = config && readModelConfig(config[0], config[1]);
  if (modelConfig !== null && !modelConfig.ok) return null;
  const project = { ...createProject(name), models: entries, modelConfig: modelConfig?.value ?? null };
  const whole = fromRecord({ ...toRecord(project), areas, notes });
  return whole.ok ? whole.value : null;
}

const CHUNK = 8 * 1024;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  // Not all at once: the arguments of a call are limited.
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
