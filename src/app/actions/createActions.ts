import type { InPlaceEditing } from '../../canvas/index.ts';
import { createCopyActions } from '../editing/copying.ts';
import { createUndoing } from '../editing/undoing.ts';
import type { Exporting } from '../export/exporting.ts';
import type { Opening } from '../opening/opening.ts';
import type { Notices } from '../shell/notices.ts';
import { type Action, type ActionDefinition, disableIfReadOnly } from './actions.ts';
import { createAreaActions } from './areaActions.ts';
import { createArrangeActions } from './arrangeActions.ts';
import { createExportActions } from './exportActions.ts';
import { createFileActions } from './fileActions.ts';
import { shortcutsOf } from './keymap.ts';
import { createModelActions } from './modelActions.ts';
import { createPageActions, type PageServices } from './pageActions.ts';
import { createProjectActions } from './projectActions.ts';
import { createSelectionActions } from './selectionActions.ts';
import { createViewActions, fitView } from './viewActions.ts';
import type { ViewServices } from './viewServices.ts';

export interface ActionServices extends ViewServices, PageServices {
  readonly editing: InPlaceEditing;
  readonly opening: Opening;
  readonly exporting: Exporting;
  readonly notices: Notices;
  readonly reveal: (id: string) => void;
}

/** Creates every action of the designer. */
export function createActions(services: ActionServices): readonly Action[] {
  const { editor, notices, opening, view } = services;
  // The boxes must be on the canvas before it can be fitted to them.
  const showAll = (): void => void requestAnimationFrame(() => fitView(view.getState().canvas));
  const undoing = createUndoing({ editor, notices, showAll });
  const definitions: readonly ActionDefinition[] = [
    ...createModelActions(services),
    ...createAreaActions(services),
    ...createSelectionActions({ editor, notices, undoing, viewOptions: services.viewOptions }),
    {
      id: 'openFiles',
      label: 'Open model files or a zip…',
      worksWhileTyping: true,
      isEnabled: () => true,
      run: () => void opening.pick(),
    },
    ...createFileActions(services),
    ...createExportActions(services),
    ...createCopyActions(services),
    ...createViewActions(services),
    ...createArrangeActions(services, services.reveal),
    ...createProjectActions(services.overlays),
    ...createPageActions(services),
  ];
  return disableIfReadOnly(
    definitions.map((definition) => ({ ...definition, shortcuts: shortcutsOf(definition.id) })),
  );
}
