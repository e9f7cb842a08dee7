import { Bytes } from '../types/bytes.ts';
import { DateString } from '../types/dateString.ts';
import { functionText, maxItems, propertyNameText, quoteText, toColumns } from './inspectText.ts';

/** The maximum length of a line in Node's `util.inspect`. */
const breakLength = 80;

/** The state of one inspection. */
interface Inspection {
  /** How many levels of objects are shown below the value itself. */
  readonly depth: number;
  /** The objects that contain the current one. */
  readonly ancestors: object[];
  /** The objects that contain themselves, with their numbers. */
  readonly circular: Map<object, number>;
}

/** The parts of a formatted object. */
interface ObjectFormat {
  /** The text before the braces. */
  readonly prefix: string;
  readonly braces: readonly [open: string, close: string];
  readonly entries: (inner: (value: unknown) => string) => readonly string[];
  /** The properties that are shown by name. */
  readonly names: readonly (string | symbol)[];
}

/** Formats a value as Node's `util.inspect` does; objects deeper than `depth` appear as their class. */
export function inspectValue(value: unknown, depth: number): string {
  return inspect(value, 0, 0, { depth, ancestors: [], circular: new Map() });
}

function inspect(value: unknown, level: number, indent: number, inspection: Inspection): string {
  if (typeof value === 'function' && Object.keys(value).length === 0) return functionText(value);
  if (typeof value !== 'object' || value === null) return primitiveText(value, indent);
  const special = specialText(value, indent, inspection);
  if (special !== undefined) return special;
  if (inspection.ancestors.includes(value)) {
    const number = inspection.circular.get(value) ?? inspection.circular.size + 1;
    inspection.circular.set(value, number);
    return `[Circular *${number}]`;
  }
  const format = formatOf(value);
  const { prefix, braces, names } = format;
  const isEmpty = names.length === 0 && isWithoutEntries(value);
  if (isEmpty) return `${prefix}${braces[0]}${braces[1]}`;
  if (level > inspection.depth) return `[${classText(value) || (Array.isArray(value) ? 'Array' : 'Object')}]`;
  inspection.ancestors.push(value);
  const inner = (each: unknown): string => inspect(each, level + 1, indent + 2, inspection);
  const entries = [...format.entries(inner), ...names.map((name) => propertyText(value, name, inner))];
  inspection.ancestors.pop();
  const number = inspection.circular.get(value);
  const base = number === undefined ? '' : `<ref *${number}> `;
  return joinEntries(value, base, [prefix + braces[0], braces[1]], entries, indent);
}

function primitiveText(value: unknown, indent: number): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value);
  if (value.length <= 16 || value.length <= breakLength - indent - 4) return quoteText(value);
  return value
    .split(/(?<=\n)/)
    .map(quoteText)
    .join(` +\n${' '.repeat(indent + 2)}`);
}

/** Formats objects that have a notation of their own, such as dates; undefined for others. */
function specialText(value: object, indent: number, inspection: Inspection): string | undefined {
  if (value instanceof Bytes) return bytesText(value);
  if (value instanceof DateString) {
    const { when, _date } = value as DateString;
    const own = { ...inspection, depth: 2, ancestors: [] };
    return `DateString ${inspect({ when, _date }, 0, 0, own)}`.replaceAll('\n', `\n${' '.repeat(indent)}`);
  }
  if (Object.keys(value).length > 0 && !(value instanceof String)) return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error)
    return value.stack?.replaceAll('\n', `\n${' '.repeat(indent)}`) ?? `[${String(value)}]`;
  if (value instanceof Number || value instanceof String || value instanceof Boolean)
    return `[${value.constructor.name}: ${primitiveText(value.valueOf(), breakLength)}]`;
  return undefined;
}

function bytesText(bytes: Bytes): string {
  const shown = [...bytes.slice(0, 50)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const left = bytes.length - 50;
  return `<Buffer ${shown}${left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : ''}>`;
}

/** The class of an object; empty for plain objects and lists. */
function classText(value: object): string {
  for (let owner: object | null = value; owner; owner = Object.getPrototypeOf(owner)) {
    const type = Object.getOwnPropertyDescriptor(owner, 'constructor')?.value as
      | { name?: string }
      | undefined;
    if (typeof type !== 'function' || !type.name) continue;
    return type === Object || type === Array ? '' : type.name;
  }
  return 'Object: null prototype';
}

function formatOf(value: object): ObjectFormat {
  const name = classText(value);
  const bare = name === 'Object: null prototype' ? `[${name}]` : name;
  const prefix = (size?: number): string => {
    const text = size === undefined || !bare ? bare : `${bare}(${size})`;
    return text ? `${text} ` : '';
  };
  const names = Reflect.ownKeys(value).filter(
    (key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable,
  );
  if (Array.isArray(value))
    return {
      prefix: prefix(value.length),
      braces: ['[', ']'],
      entries: (inner) => itemTexts(value, inner),
      names: names.filter((key) => !/^\d+$/.test(String(key))),
    };
  if (value instanceof Map)
    return {
      prefix: prefix(value.size),
      braces: ['{', '}'],
      entries: (inner) => [...value].map(([key, each]) => `${inner(key)} => ${inner(each)}`),
      names,
    };
  if (value instanceof Set)
    return {
      prefix: prefix(value.size),
      braces: ['{', '}'],
      entries: (inner) => [...value].map(inner),
      names,
    };
  return { prefix: prefix(), braces: ['{', '}'], entries: () => [], names };
}

function isWithoutEntries(value: object): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value instanceof Map || value instanceof Set ? value.size === 0 : true;
}

/** Formats the items of a list, and the number of empty ones in a row. */
function itemTexts(list: readonly unknown[], inner: (value: unknown) => string): readonly string[] {
  const texts: string[] = [];
  let index = 0;
  while (index < list.length && texts.length < maxItems) {
    let next = index;
    while (next < list.length && !(next in list)) next++;
    const holes = next - index;
    texts.push(holes > 0 ? `<${holes} empty item${holes > 1 ? 's' : ''}>` : inner(list[index]));
    index = holes > 0 ? next : index + 1;
  }
  const left = list.length - index;
  return left > 0 ? [...texts, `... ${left} more item${left > 1 ? 's' : ''}`] : texts;
}

function propertyText(value: object, name: string | symbol, inner: (value: unknown) => string): string {
  const { get, set, value: own } = Object.getOwnPropertyDescriptor(value, name) ?? {};
  const accessor = get && set ? '[Getter/Setter]' : get ? '[Getter]' : '[Setter]';
  return `${propertyNameText(name)}: ${get || set ? accessor : inner(own)}`;
}

/** Joins entries between braces, on one line if they fit. */
function joinEntries(
  value: object,
  base: string,
  [open, close]: readonly [string, string],
  entries: readonly string[],
  indent: number,
): string {
  const isLong = Array.isArray(value) && entries.length > 6;
  const areNumbers = isLong && value.every((each) => typeof each === 'number' || typeof each === 'bigint');
  const lines = isLong ? toColumns(entries, indent, areNumbers) : entries;
  if (lines === entries) {
    const start = entries.length + indent + open.length + Math.max(base.length - 1, 0) + 10;
    const total = entries.reduce((length, entry) => length + entry.length, entries.length + start);
    if (total <= breakLength && !entries.some((entry) => entry.includes('\n')))
      return `${base}${open} ${entries.join(', ')} ${close}`;
  }
  const line = `\n${' '.repeat(indent)}`;
  return `${base}${open}${line}  ${lines.join(`,${line}  `)}${line}${close}`;
}
