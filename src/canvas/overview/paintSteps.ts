import { type Brush, paint, type Scene } from './paint.ts';

/** The part of a 2D context that moves a picture. */
type MovingBrush = Brush &
  Pick<
    CanvasRenderingContext2D,
    | 'beginPath'
    | 'canvas'
    | 'clip'
    | 'drawImage'
    | 'getTransform'
    | 'globalCompositeOperation'
    | 'rect'
    | 'restore'
    | 'save'
    | 'setTransform'
    | 'translate'
  >;

/** A part of the pane, in CSS pixels. */
interface Strip {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How far the view has moved, in CSS pixels. */
interface Step {
  readonly across: number;
  readonly down: number;
}

/**
 * Creates a painter of one canvas element. Where only the view has moved, it moves the picture
 * and paints what has come into view: to paint thousands of edges takes several frames.
 */
export function createStepPainter(): (brush: MovingBrush, scene: Scene) => void {
  let before: { readonly scene: Scene; readonly pixels: string } | null = null;
  return (brush, wanted) => {
    // At whole pixels, a moved picture is the same as a painted one.
    const scene = { ...wanted, x: Math.round(wanted.x), y: Math.round(wanted.y) };
    const pixels = `${brush.canvas.width} ${brush.canvas.height}`;
    const ratio = brush.getTransform().a;
    const step = before?.pixels === pixels ? stepBetween(before.scene, scene, ratio) : null;
    before = { scene, pixels };
    if (step === null) {
      paint(brush, scene);
      return;
    }
    movePicture(brush, step, ratio);
    for (const strip of stripsIntoView(scene, step)) paintStrip(brush, scene, strip);
  };
}

/** Returns the step of a view that has only moved, by whole pixels of the screen; null where more has changed. */
function stepBetween(before: Scene, { x, y, ...rest }: Scene, ratio: number): Step | null {
  const keys = Object.keys(rest) as (keyof typeof rest)[];
  if (keys.some((key) => rest[key] !== before[key])) return null;
  const [across, down] = [x - before.x, y - before.y];
  const areWhole = Number.isInteger(across * ratio) && Number.isInteger(down * ratio);
  return areWhole && Math.abs(across) < rest.width && Math.abs(down) < rest.height ? { across, down } : null;
}

function movePicture(brush: MovingBrush, { across, down }: Step, ratio: number): void {
  brush.save();
  brush.setTransform(1, 0, 0, 1, 0, 0);
  // Without what was there before.
  brush.globalCompositeOperation = 'copy';
  brush.drawImage(brush.canvas, across * ratio, down * ratio);
  brush.restore();
}

function stripsIntoView({ width, height }: Scene, { across, down }: Step): readonly Strip[] {
  const side = {
    left: across > 0 ? 0 : width + across,
    top: 0,
    width: Math.abs(across),
    height,
  };
  const end = {
    left: Math.max(across, 0),
    top: down > 0 ? 0 : height + down,
    width: width - Math.abs(across),
    height: Math.abs(down),
  };
  return [side, end].filter((strip) => strip.width > 0 && strip.height > 0);
}

function paintStrip(brush: MovingBrush, scene: Scene, { left, top, width, height }: Strip): void {
  brush.save();
  brush.translate(left, top);
  brush.beginPath();
  brush.rect(0, 0, width, height);
  brush.clip();
  paint(brush, { ...scene, x: scene.x - left, y: scene.y - top, width, height });
  brush.restore();
}
