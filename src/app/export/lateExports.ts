/** The exports besides files, loaded when first used to keep the first page small. */
import type { StoreApi } from 'zustand/vanilla';
import { downloadText, downloadZip, longLink, toFragment } from '../../exchange/index.ts';
import type { Project } from '../../model/index.ts';
import type { TargetId } from '../../targets/index.ts';
import type { Notices } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';
import { makeOnce } from './openMaker.ts';

const cancelled = 'The export was cancelled.';

interface TargetServices {
  readonly notices: Notices;
  readonly projectNow: () => Project;
  /** Returns the name of a file with this ending, after the project. */
  readonly nameWith: (ending: string) => string;
}

/** Makes a target with its usual options, and downloads it: a single file as it is, several as a zip. */
export async function downloadTarget(
  { notices, projectNow, nameWith }: TargetServices,
  id: TargetId,
): Promise<void> {
  await withCancel(notices, { doing: 'Writing the file', cancelled }, async (signal) => {
    const { files, problem } = await makeOnce(
      { id, project: projectNow(), options: {}, projectId: null },
      signal,
    );
    const [only] = files;
    if (problem !== null) notices.show({ tone: 'error', text: problem });
    else if (only !== undefined && files.length === 1) downloadText(only.path, only.text, only.mediaType);
    else await downloadZip(nameWith('.zip'), files, signal);
  });
}

/** A link that holds the project. */
export interface SharedLink {
  readonly address: string;
  /** Whether some programs may cut it. */
  readonly isLong: boolean;
  /** The number of scripts that the link leaves out. */
  readonly scripts: number;
}

export type SharedLinkStore = StoreApi<{ readonly link: SharedLink | null }>;

/** Creates a link that holds the project, and shows it; says where that is not possible, and offers a file instead. */
export async function shareProject(
  { notices, projectNow }: TargetServices,
  shared: SharedLinkStore,
  downloadProjectFile: () => Promise<void>,
): Promise<void> {
  const project = projectNow();
  const made = await toFragment(project);
  if (!made.ok) {
    notices.show({
      tone: 'error',
      text: made.error.message,
      action: { label: 'Export as one file', run: () => void downloadProjectFile() },
    });
    return;
  }
  const address = `${location.href.replace(/#.*$/, '')}${made.value}`;
  const scripts = project.models.filter(({ script }) => script !== undefined).length;
  shared.setState({ link: { address, isLong: made.value.length > longLink, scripts } });
}
