import { loadRenaming } from '../../editor/index.ts';
import { partsReleased } from '../../lib/heldParts.ts';
import { LoadError, loadPart } from '../../lib/loadPart.ts';
import { pageSlices } from '../../lib/pageSlices.ts';
import { loadArranging } from '../actions/arrangeActions.ts';
import { loadFileExports } from '../export/exporting.ts';
import { loadFolder } from '../folder/projectFolder.ts';

/** Parts that the user may need soon and that must work without a connection. */
const parts: readonly (() => Promise<unknown>)[] = [
  async () => (await loadPart(() => import('../shell/titleCutTexts.ts'))).titleCutTexts(document),
  // The first letter of a name waits for it.
  loadRenaming,
  // A page that fails later, perhaps without a network, must still hand out its work.
  loadFileExports,
  () => loadPart(() => import('../editing/copies.ts')),
  () => loadPart(() => import('../opening/importing.ts')),
  // Safari copies an image only right after the click.
  () => loadPart(() => import('../export/pictureExports.ts')),
  () => loadPart(() => import('../opening/runLayout.ts')),
  loadArranging,
  // A browser opens its list of folders only right after the click.
  loadFolder,
];

/** Loads the parts that the first page leaves out, once its picture is on the screen and the browser is idle. */
export function loadAhead(): void {
  const load = async (): Promise<void> => {
    try {
      for (const part of parts) await part();
    } catch (error) {
      // Its first use tries again and reports a failure.
      if (!(error instanceof LoadError)) throw error;
    }
  };
  void partsReleased().then(() => pageSlices.whenIdle(() => void load()));
}
