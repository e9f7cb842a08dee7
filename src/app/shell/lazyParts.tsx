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

/** The inspector: its panel has its width before. */
export const Inspector = latePart({
  name: 'The inspector',
  load: async () => (await import('../../panels/inspector/Inspector.tsx')).Inspector,
});

/** The dialogs; keys that are pressed before it is loaded are buffered. */
export const OverlayLayer = latePart<object>({
  name: 'What shows the dialogs',
  isOver: true,
  load: async () => (await import('./OverlayLayer.tsx')).OverlayLayer,
});
