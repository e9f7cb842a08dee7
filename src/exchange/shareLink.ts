import * as z from 'zod/mini';
import { loadPart } from '../lib/loadPart.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { runInSlices } from '../lib/slices.ts';
import {
  anyNumber,
  createProject,
  describeFirstIssue,
  fromRecordInSteps,
  type ModelEntry,
  type Project,
  positionOf,
  printModelConfig,
  printModelFile,
  readModelConfig,
  readStoredModelFile,
  toRecord,
} from '../model/index.ts';
import { BrokenZip, withoutSecrets } from '../sources/index.ts';
import type { LongWork } from './longWork.ts';
import { fragmentStart, longestLink } from './sharedFragment.ts';

/** The most that a link may unpack to, in bytes: a project of a few hundred models. */
const LARGEST_TEXT = 4 * 1024 * 1024;
const MOST_MODELS = 2000;

const atMost = <Item extends z.ZodMiniType>(item: Item) =>
  z.array(item).check(z.maxLength(MOST_MODELS, { error: `at most ${MOST_MODELS} models` }));

/** The members of both versions. */
const commonSchema = z.object({
  name: z.string({ error: 'a name' }).check(z.maxLength(200, { error: 'at most 200 characters' })),
  config: z.nullable(z.tuple([z.string(), z.string()])),
  /** As in stored records, which parse them. */
  areas: z._default(z.array(z.unknown()).check(z.maxLength(MOST_MODELS)), []),
  notes: z._default(z.array(z.unknown()).check(z.maxLength(MOST_MODELS)), []),
  application: z._default(z.unknown(), null),
});

/** The files of a project, kept short: an opened file is not stored twice. Paths are made safe as in records. */
const payloadSchema = z
  .extend(commonSchema, {
    version: z.literal(2, { error: 'version 1 or 2' }),
    models: atMost(z.tuple([z.string(), z.string()])),
    /** The positions of the models, in their order; `fromRecord` limits them to the canvas and reports it. */
    layout: atMost(z.tuple([anyNumber, anyNumber])),
  })
  .check(z.refine(({ models, layout }) => models.length === layout.length, 'a place for each model'));

/** Version 1 held the position of a model in the model. */
const payloadSchema1 = z.pipe(
  z.extend(commonSchema, {
    version: z.literal(1),
    models: atMost(z.tuple([z.string(), z.string(), anyNumber, anyNumber])),
  }),
  z.transform(
    ({ models, ...rest }): Payload => ({
      ...rest,
      version: 2,
      models: models.map(([path, text]) => [path, text]),
      layout: models.map(([, , x, y]) => [x, y]),
    }),
  ),
);

const isFirstVersion = (value: unknown): boolean =>
  z.object({ version: z.literal(1) }).safeParse(value).success;

type Payload = z.infer<typeof payloadSchema>;

/** Why a link can't be created or opened, and what to do instead. */
export interface LinkProblem {
  readonly code: 'too-long' | 'broken-link';
  readonly message: string;
}

/**
 * Returns the fragment of a link that holds the project's files and positions.
 * Scripts stay out: nobody should receive code unasked. So do hidden kinds of
 * problems: whoever opens the link sees all problems.
 */
export async function toFragment(project: Project): Promise<Result<string, LinkProblem>> {
  const { models, areas, notes } = project;
  if (Math.max(models.length, areas.length, notes.length) > MOST_MODELS)
    return tooLong(`it has more than ${MOST_MODELS} models, areas or notes, more than a link can hold`);
  const config = project.modelConfig;
  // Without the text of datasources.json.
  const record = toRecord(project);
  const payload: Payload = {
    version: 2,
    name: project.name.slice(0, 200),
    models: models.map((entry) => [entry.path, printModelFile(entry)]),
    layout: models.map(({ id }) => {
      const { x, y } = positionOf(project, id);
      return [Math.round(x), Math.round(y)];
    }),
    config: config && [config.path, printModelConfig(project) ?? ''],
    areas: record.areas,
    notes: record.notes,
    application: record.application,
  };
  // Loaded when first used, to keep the first page small.
  const { deflateSync, strToU8 } = await loadPart(() => import('fflate'));
  const text = strToU8(JSON.stringify(payload));
  // Nobody could open it, however small it is compressed.
  if (text.length > LARGEST_TEXT)
    return tooLong(
      `it has ${inKilobytes(text.length)} of text, and a link holds ${inKilobytes(LARGEST_TEXT)}`,
    );
  const fragment = `${fragmentStart}${toBase64Url(deflateSync(text, { level: 9 }))}`;
  if (fragment.length <= longestLink) return succeed(fragment);
  return tooLong(
    `it would take ${inKilobytes(fragment.length)}, and links of more than ${inKilobytes(longestLink)} often arrive incomplete`,
  );
}

const inKilobytes = (size: number): string => `${Math.round(size / 1024)} KB`;

function tooLong(why: string): Result<never, LinkProblem> {
  return failWith({
    code: 'too-long',
    message: `This project is too large for a link: ${why}. Export the project as one file and send that.`,
  });
}

/** @param what completes "This link does not hold a whole project: expected …" */
function brokenLink(what: string): Result<never, LinkProblem> {
  return failWith({
    code: 'broken-link',
    message: `This link does not hold a whole project: expected ${what} It may have been cut off, or come from a newer version. Ask for it again, or for the project as one file.`,
  });
}

/**
 * Reads the project of a fragment, which is untrusted. Works in slices.
 *
 * @throws (rejects) the signal's reason when it is aborted
 */
export async function fromFragment(
  fragment: string,
  { signal, onProgress }: LongWork = {},
): Promise<Result<Project, LinkProblem>> {
  const packed = fragment.slice(fragmentStart.length);
  if (fragment.length > longestLink)
    return brokenLink(`at most ${longestLink} characters, found ${fragment.length}.`);
  const bytes = fromBase64Url(packed);
  if (bytes === null) return brokenLink('letters, digits, "-" and "_", found something else.');
  const unpacked = await unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const schema = isFirstVersion(unpacked.value) ? payloadSchema1 : payloadSchema;
  const payload = schema.safeParse(unpacked.value);
  if (payload.success) {
    const total = payload.data.models.length;
    const onModel = (done: number): void => onProgress?.({ step: 'understanding', done, total });
    return runInSlices(readPayload(payload.data, onModel), pageSlices.pauses(signal));
  }
  const { place, expected, found } = describeFirstIssue(payload.error, unpacked.value);
  return brokenLink(`${expected}${place === '' ? '' : ` at ${place}`}, found ${found}.`);
}

async function unpack(bytes: Uint8Array): Promise<Result<unknown, LinkProblem>> {
  const { inflate } = await loadPart(() => import('../sources/zip/inflateEntry.ts'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      inflate(bytes, LARGEST_TEXT),
    );
    return succeed(JSON.parse(text) as unknown);
  } catch (error) {
    if (error instanceof BrokenZip) return brokenLink(`packed text, found ${error.message}.`);
    if (error instanceof SyntaxError) return brokenLink('JSON, found a text that does not parse.');
    if (error instanceof TypeError) return brokenLink('text in UTF-8, found other bytes.');
    throw error;
  }
}

/** Reads the project of a link in steps of one model each. */
function* readPayload(
  { name, models, layout: places, config, areas, notes, application }: Payload,
  onModel: (done: number) => void,
): Generator<undefined, Result<Project, LinkProblem>> {
  const entries: ModelEntry[] = [];
  for (const [index, [path, text]] of models.entries()) {
    const read = readStoredModelFile(path, text);
    if (!read.ok) return brokenLink(`a model file; ${read.error.message}`);
    const { definition, source } = read.value;
    entries.push({ id: `shared-${index}`, path, definition, source });
    onModel(entries.length);
    yield;
  }
  const modelConfig = config && readModelConfig(config[0], config[1]);
  if (modelConfig !== null && !modelConfig.ok) return brokenLink(`a config; ${modelConfig.error.message}`);
  const layout = new Map(places.map(([x, y], index) => [`shared-${index}`, { x, y }]));
  const project = {
    ...createProject(name),
    models: entries,
    layout,
    modelConfig: modelConfig?.value ?? null,
  };
  const whole = yield* fromRecordInSteps({ ...toRecord(project), areas, notes, application });
  if (whole.ok) return succeed(withoutSecrets(whole.value));
  const { place, expected, found } = whole.error;
  return brokenLink(`${expected} at ${place}, found ${found}.`);
}

const CHUNK = 8 * 1024;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  // In chunks: the number of arguments is limited.
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
