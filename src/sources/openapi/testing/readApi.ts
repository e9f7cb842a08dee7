import type { JsonObject } from '../../../lib/json.ts';
import { runAtOnce } from '../../../lib/slices.ts';
import type { OpenedFiles } from '../../openedFiles.ts';
import type { ApiOptions } from '../options.ts';
import { source } from '../source.ts';

/** A model file that was made, with the parts that tests compare. */
export interface MadeModel extends JsonObject {
  readonly properties: Readonly<Record<string, JsonObject>>;
  readonly relations: Readonly<Record<string, JsonObject>>;
}

/** Opens a text as one that was pasted, or that has the given path. */
export function openApi(text: string, options: Partial<ApiOptions> = {}, path?: string): OpenedFiles {
  const files = [{ path: path ?? 'pasted', text }];
  const read = {
    files,
    problems: [],
    skipped: [],
    ...(path === undefined ? { isPasted: true as const } : {}),
  };
  const opened = runAtOnce(source.readInSteps({ read, options }));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** An OpenAPI document with these schemas. */
export function openApiOf(schemas: unknown, rest: object = {}): string {
  const info = { title: 'Shop', version: '1' };
  return JSON.stringify({ openapi: '3.0.3', info, paths: {}, components: { schemas }, ...rest }, null, 2);
}

/** The models of opened files by name. */
export function modelsOf({ models }: OpenedFiles): Readonly<Record<string, MadeModel>> {
  return Object.fromEntries(
    models.map(({ definition }) => [definition.name, definition as unknown as MadeModel]),
  );
}

/** The models of an OpenAPI document with these schemas, without a problem. */
export function modelsOfSchemas(schemas: unknown, options: Partial<ApiOptions> = {}) {
  const opened = openApi(openApiOf(schemas), options);
  if (opened.problems.length > 0) throw new Error(opened.problems.map(({ message }) => message).join('\n'));
  return modelsOf(opened);
}

/** The sentences about what was guessed. */
export function remarksOf({ report }: OpenedFiles): readonly string[] {
  return report?.remarks.map(({ text }) => text) ?? [];
}
