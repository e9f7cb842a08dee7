import type { TextFile } from '../targets/index.ts';
import { makeZip } from '../targets/zip/makeZip.ts';

/** Makes one zip of the files that it is sent. */
addEventListener('message', ({ data }: MessageEvent<readonly TextFile[]>) => {
  const zip = makeZip(data);
  postMessage(zip, { transfer: [zip.buffer] });
});
