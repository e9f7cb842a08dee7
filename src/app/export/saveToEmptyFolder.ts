import { pickFolder, saveFiles } from '../../exchange/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { TextFile } from '../../targets/index.ts';
import type { Notices } from '../shell/notices.ts';

/** Writes files into a folder that the user picks; refuses one that holds something. Call it from a click. */
export async function saveToEmptyFolder(notices: Notices, files: readonly TextFile[]): Promise<void> {
  const folder = await pickFolder('readwrite');
  if (folder === null) return;
  if (!(await isEmpty(folder))) {
    notices.show({
      tone: 'error',
      text: `The folder ${folder.name} is not empty, and nothing was written. Pick an empty folder.`,
      action: { label: 'Pick another', run: () => void saveToEmptyFolder(notices, files) },
    });
    return;
  }
  const saved = await saveFiles(
    folder,
    files.map(({ path, text }) => ({ path, before: null, after: text })),
  );
  const failed = saved.filter(({ failure }) => failure !== null);
  const [first] = failed;
  notices.show(
    first === undefined
      ? { tone: 'info', text: `${countOf(files.length, 'file')} saved to ${folder.name}.` }
      : {
          tone: 'error',
          text: `${countOf(failed.length, 'file was', 'files were')} not saved to ${folder.name}: ${first.path}: ${first.failure}`,
        },
  );
}

async function isEmpty(folder: FileSystemDirectoryHandle): Promise<boolean> {
  for await (const _entry of folder.values()) return false;
  return true;
}
