import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';

/** Windows has no such flag. */
export const noFollow: number = constants.O_NOFOLLOW ?? 0;

/**
 * Writes a file beside the old one, then puts it in its place: nothing is ever half
 * written, and who may read the file stays the same.
 *
 * @throws an error of the file system; the old file is still there
 */
export async function replaceFile(absolute: string, content: Uint8Array | string): Promise<void> {
  const draft = `${absolute}.${randomUUID()}.tmp`;
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow;
  const mode = await modeOf(absolute);
  const handle = await open(draft, flags);
  try {
    try {
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, absolute);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function modeOf(absolute: string): Promise<number | undefined> {
  const facts: Stats | undefined = await lstat(absolute).catch(() => undefined);
  return facts === undefined ? undefined : facts.mode & 0o777;
}
