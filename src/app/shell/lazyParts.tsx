import { latePart } from '../../ui/latePart.tsx';

/** Announces the selection; nobody hears of one before the page is drawn. */
export const Announcer = latePart<object>({
  name: 'What announces the selection',
  load: async () => (await import('./Announcer.tsx')).Announcer,
  failed: () => null,
});

export const FollowerBanner = latePart<object>({
  name: 'What says that another tab edits the project',
  load: async () => (await import('../projects/FollowerBanner.tsx')).FollowerBanner,
});

export const DrawingTour = latePart({
  name: 'The tour',
  isOver: true,
  load: async () => (await import('../help/helpPages.ts')).DrawingTour,
});

/** The dialogs; keys that are pressed before it is loaded are buffered. */
export const OverlayLayer = latePart<object>({
  name: 'What shows the dialogs',
  isOver: true,
  load: async () => (await import('./OverlayLayer.tsx')).OverlayLayer,
});

export const FocusChip = latePart({
  name: 'The focus',
  isOver: true,
  load: async () => (await import('./FocusChip.tsx')).FocusChip,
});

/** Without it, the browser shows its own menu. */
export const ContextMenu = latePart({
  name: 'The menu',
  load: async () => (await import('../menu/ContextMenu.tsx')).ContextMenu,
  failed: () => null,
});
