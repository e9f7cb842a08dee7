import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView, ViewOptionsStore } from '../../canvas/index.ts';
import type { Editor } from '../../editor/index.ts';
import type { Notices } from '../shell/notices.ts';

/** What actions need that change the view. */
export interface ViewServices {
  readonly editor: Editor;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly viewOptions: ViewOptionsStore;
  readonly notices: Notices;
}
