import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView, InPlaceEditing, ViewOptionsStore } from '../../canvas/index.ts';
import type { Editor } from '../../editor/index.ts';
import type { CanvasItems, Position } from '../../model/index.ts';
import type { Autosave, Persistence, ProjectTab, Settings } from '../../storage/index.ts';
import type { Action } from '../actions/actions.ts';
import type { RelatedAt } from '../actions/modelActions.ts';
import type { Changes } from '../changes/changes.ts';
import type { Turn } from '../editing/undoing.ts';
import type { Exporting } from '../export/exporting.ts';
import type { Opening } from '../opening/opening.ts';
import type { Projects } from '../projects/projectList.ts';
import type { Snapshots } from '../projects/snapshots.ts';
import type { DockState } from '../shell/dockState.ts';
import type { Notices } from '../shell/notices.ts';
import type { Overlays } from '../shell/overlays.ts';
import type { PanelStore } from '../shell/panelState.ts';

/** Everything that lives as long as a project is open. */
export interface Services {
  readonly projectId: string;
  readonly editor: Editor;
  readonly editing: InPlaceEditing;
  readonly autosave: Autosave;
  readonly settings: Settings;
  /** Changes whenever an opened file changes settings of this project. */
  readonly partsVersion: StoreApi<{ readonly number: number }>;
  readonly notices: Notices;
  readonly opening: Opening;
  readonly overlays: Overlays;
  readonly viewOptions: ViewOptionsStore;
  /** Undo and redo of the playground's rows; null while the playground is not mounted. */
  readonly rowUndoing: StoreApi<{ readonly turn: ((turn: Turn) => void) | null }>;
  /** The canvas, once it is mounted. */
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly exporting: Exporting;
  /** All projects of this browser. */
  readonly projects: Projects;
  /** What this project changed in the opened files. */
  readonly changes: Changes;
  /** Earlier states of this project. */
  readonly snapshots: Snapshots;
  /** Whether this tab writes the project. */
  readonly tab: ProjectTab;
  readonly persistence: Persistence;
  readonly actions: readonly Action[];
  addModelAt(position: Position): void;
  /** Adds a model and a relation to it, and opens its name for typing. */
  addRelatedAt(made: RelatedAt): void;
  /** Removes models, areas and notes, and reports the relations of other models that are lost. */
  removeItems(items: CanvasItems): void;
  /** Brings a model, an area or a note into view, and a property in it if given. */
  reveal(id: string, property?: string): void;
  /** Whether the dock is open and which tab it shows. */
  readonly dock: StoreApi<DockState>;
  /** The sizes of the panels, and what is hidden or maximized. */
  readonly panels: PanelStore;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices needs a <ServicesContext value={…}> above it.');
  return services;
}
