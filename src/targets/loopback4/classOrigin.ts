import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { type ModelDefinition, safeStem } from '../../model/index.ts';

/** What a model that was opened from LoopBack 4 says of its class: an export writes it as it was. */
export interface ClassOrigin {
  /** null for the usual name of its class. */
  readonly className: string | null;
  /** The beginning of the name of its file; null for the usual one. */
  readonly stem: string | null;
  /** Members of `@model` besides the name, the description and the settings. */
  readonly attributes: JsonObject;
}

/** Returns where a model comes from by its `options.loopback4`; null if not from LoopBack 4. */
export function classOriginOf(definition: ModelDefinition): ClassOrigin | null {
  const { options } = definition;
  const given = isJsonObject(options) ? getOwn<JsonValue | undefined>(options, 'loopback4') : undefined;
  if (!isJsonObject(given)) return null;
  const [className, stem, attributes] = ['class', 'file', 'attributes'].map((key) =>
    getOwn<JsonValue | undefined>(given, key),
  );
  return {
    className: typeof className === 'string' && /^[A-Z_$][\w$]{0,200}$/i.test(className) ? className : null,
    stem: typeof stem === 'string' && stem !== '' && safeStem(stem) === stem ? stem : null,
    attributes: isJsonObject(attributes) ? attributes : {},
  };
}
