import * as z from 'zod/mini';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { versionSchema } from '../model/index.ts';
import type { DesignerDatabase } from './designerDatabase.ts';
import { describeDamage } from './projectRecord.ts';
import { toSetAside } from './projectSurvey.ts';
import type { Setting } from './setting.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

const RECORD_VERSION = 1;

/** Every setting carries a version, so that a later one can tell what it finds. */
export const settingRecordSchema = z.object({ version: z.literal(RECORD_VERSION), value: z.unknown() });

const newerSchema = z.object({ version: versionSchema.check(z.gt(RECORD_VERSION)) });

type Read<Value> = Promise<Result<Value, StorageFailure>>;

/** Reads a setting that a person typed. What can't be read is set aside; what a newer version wrote stays. */
export async function readTyped<Value>(
  database: DesignerDatabase,
  setting: Setting<Value>,
  at: number,
): Read<Value | undefined> {
  const found = parseTyped(setting, await database.get('settings', setting.key));
  if (found.ok || found.error.code === 'newer') return found;
  const moved = await replaceTyped(database, setting, undefined, at);
  return moved.ok ? found : moved;
}

/** Writes such a setting where this page has not read what it replaces, which is set aside. */
export function writeTyped<Value>(
  database: DesignerDatabase,
  setting: Setting<Value>,
  value: Value,
  at: number,
): Read<undefined> {
  return replaceTyped(database, setting, value, at);
}

const unseen = 'They were stored while this page could not read them, and then replaced.';

/** In one transaction, so that what was typed is never in neither place. */
async function replaceTyped<Value>(
  database: DesignerDatabase,
  setting: Setting<Value>,
  value: Value | undefined,
  at: number,
): Read<undefined> {
  const { key, typedFor = '' } = setting;
  const transaction = database.transaction(['settings', 'setAside'], 'readwrite');
  const settings = transaction.objectStore('settings');
  const record = await settings.get(key);
  const found = parseTyped(setting, record);
  if (!found.ok && found.error.code === 'newer') return found;
  const work: Promise<unknown>[] = [transaction.done];
  const isUnseen = value !== undefined && found.ok && found.value !== undefined;
  if (!found.ok || isUnseen) {
    const reason = found.ok ? unseen : found.error.message;
    const aside = toSetAside({ projectId: typedFor, part: 'snippets', reason, record }, at);
    work.push(transaction.objectStore('setAside').add(aside));
  }
  if (value !== undefined) work.push(settings.put({ version: RECORD_VERSION, value }, key));
  else if (!found.ok) work.push(settings.delete(key));
  await Promise.all(work);
  return succeed(undefined);
}

function parseTyped<Value>(
  { schema }: Setting<Value>,
  record: unknown,
): Result<Value | undefined, StorageFailure> {
  if (record === undefined) return succeed(undefined);
  if (newerSchema.safeParse(record).success) return failWith(storageFailure('newer'));
  const envelope = settingRecordSchema.safeParse(record);
  if (!envelope.success)
    return failWith(storageFailure('broken-snippets', describeDamage(envelope.error, record)));
  const value = schema.safeParse(envelope.data.value);
  if (value.success) return succeed(value.data);
  return failWith(storageFailure('broken-snippets', describeDamage(value.error, envelope.data.value)));
}
