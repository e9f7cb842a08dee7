import { latePart } from '../../ui/latePart.tsx';

const loadMenus = () => import('./ToolbarMenus.tsx');

/** Everything that explains the designer. */
export const HelpMenu = latePart<object>({
  name: 'The menu of help',
  load: async () => (await loadMenus()).HelpMenu,
  failed: () => null,
});

/** Holds the actions that have left the toolbar at a stage. */
export const MoreMenu = latePart<{ readonly stage: number }>({
  name: 'The menu of more actions',
  load: async () => (await loadMenus()).MoreMenu,
});
