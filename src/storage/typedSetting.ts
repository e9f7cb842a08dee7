import * as z from 'zod/mini';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { versionSchema } from '../model/index.ts';
import type { DesignerDatabase } from './designerDatabase.ts';
import { describeDamage } from './projectRecord.ts';
import { toSetAsideRecord } from './setAsideRecord.ts';
import type { Setting } from './setting.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

const RECORD_VERSION = 1;

/** Every record has a version, so that later versions of the designer can migrate it. */
export const settingRecordSchema = z.object({ version: z.literal(RECORD_VERSION), value: z.unknown() });

const newerSchema = z.object({ version: versionSchema.check(z.gt(RECORD_VERSION)) });

type Outcome<Value> = Promise<Result<Value, StorageFailure>>;

/** Reads a setting that the user typed. An unreadable one is set aside; one of a newer version stays. */
export async function readTypedSetting<Value>(
  database: DesignerDatabase,
  setting: Setting<Value>,
  at: number,
): Outcome<Value | undefined> {
  const found = parseTypedSetting(setting, await database.get('settings', setting.key));
  if (found.ok || found.error.code === 'newer') return found;
  const moved = await replaceTypedSetting(database, setting, undefined, at);
  return moved.ok ? found : moved;
}

/** Writes such a setting if this page has not read the previous value, which is set aside. */
export function writeTypedSetting<Value>(
  database: DesignerDatabase,
  setting: Setting<Value>,
  value: Value,
  at: number,
): Outcome<undefined> {
  return replaceTypedSetting(database, setting, value, at);
}

const unreadReason = 'They were replaced before this page could read them.';

/** Sets the old value aside and writes the new one in one transaction, so that typed text is always in one of the two stores. */
async function replaceTypedSetting<Value>(
  database: DesignerDatabase,
  setting: Setting<Value>,
  value: Value | undefined,
  at: number,
): Outcome<undefined> {
  const { key, typedFor = '' } = setting;
  const transaction = database.transaction(['settings', 'setAside'], 'readwrite');
  const settings = transaction.objectStore('settings');
  const record = await settings.get(key);
  const found = parseTypedSetting(setting, record);
  if (!found.ok && found.error.code === 'newer') return found;
  const work: Promise<unknown>[] = [transaction.done];
  const isUnread = value !== undefined && found.ok && found.value !== undefined;
  if (!found.ok || isUnread) {
    const reason = found.ok ? unreadReason : found.error.message;
    const setAside = toSetAsideRecord({ projectId: typedFor, part: 'snippets', reason, record }, at);
    work.push(transaction.objectStore('setAside').add(setAside));
  }
  if (value !== undefined) work.push(settings.put({ version: RECORD_VERSION, value }, key));
  else if (!found.ok) work.push(settings.delete(key));
  await Promise.all(work);
  return succeed(undefined);
}

function parseTypedSetting<Value>(
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
