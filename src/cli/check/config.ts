import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { closestName } from '../../lib/closestName.ts';
import { describeFirstIssue } from '../../lib/describeIssue.ts';
import { type Problem, parseJson } from '../../model/index.ts';
import { problemCodes } from '../../model/problems/findProblems.ts';
import { describe } from '../openPath.ts';
import { printable, Refusal } from '../terminal.ts';

export const configName = '.loopback-model-designer.json';

/** Far above any list of rules. */
const LARGEST = 1024 * 1024;

const severity = z.enum(['error', 'warning', 'note', 'off']);
const schema = z.strictObject({
  rules: z.optional(z.record(z.string().check(z.maxLength(100)), severity)),
});

/** Returns the severity that a rule has in this folder. */
export type Severities = (rule: string, usual: Problem['severity']) => Problem['severity'] | 'off';

/**
 * Reads which rules are switched off or weighed differently.
 *
 * @param named the file that the user names; else the one in the folder, if there is one
 * @throws Refusal if the file is missing though named, does not parse, or names unknown rules
 */
export async function readConfig(folder: string, from: string, named?: string): Promise<Severities> {
  const path = named === undefined ? join(folder, configName) : resolve(from, named);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const isOptional = named === undefined && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    if (isOptional) return null;
    throw new Refusal(`${printable(named ?? configName)} cannot be read: ${describe(error)}.`);
  });
  if (text === null) return (_rule, usual) => usual;
  const name = named ?? configName;
  if (text.length > LARGEST) throw new Refusal(`${printable(name)} is larger than a list of rules can be.`);
  const json = parseJson(name, text);
  if (!json.ok) throw new Refusal(printable(json.error.message));
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) {
    const { place, expected, found } = describeFirstIssue(parsed.error, json.value);
    throw new Refusal(printable(`${name}: ${place} must be ${expected}, not ${found}.`));
  }
  const rules = new Map(Object.entries(parsed.data.rules ?? {}));
  for (const rule of rules.keys()) refuseUnknown(name, rule);
  return (rule, usual) => rules.get(rule) ?? usual;
}

function refuseUnknown(name: string, rule: string): void {
  if (problemCodes.includes(rule)) return;
  const nearest = closestName(rule, problemCodes);
  const guess = nearest === null ? '' : ` Did you mean “${nearest}”?`;
  throw new Refusal(printable(`${name}: there is no rule “${rule}”.`) + guess);
}
