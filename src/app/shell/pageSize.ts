import { textScale } from '../../ui/textScale.ts';

/*
 * The size of the window in pixels of the interface. Where text is larger than usual, they are larger than those of
 * CSS: the styles and the limits of panels then find a narrower page.
 */
export const pageWidth = (): number => window.innerWidth / textScale();
export const pageHeight = (): number => window.innerHeight / textScale();
