import type { AreaColour } from '../../model/index.ts';
import type { MeasureText } from './svgText.ts';

/** An id, a key, or a row that shows what it holds, or does not. */
export type RowMark = 'id' | 'key' | 'folded' | 'unfolded';

/** A row of a box; `y` is its middle, from the top of the box. */
export interface DrawnRow {
  readonly y: number;
  readonly name: string;
  readonly type: string;
  /** The relation that a foreign key comes from, drawn below the name. */
  readonly from?: string;
  readonly mark: RowMark | null;
  /** How many rows it is drawn below: 0 for the model's own. */
  readonly depth?: number;
  readonly isRequired: boolean;
  /** Whether LoopBack adds it, so that no file declares it. */
  readonly isDerived: boolean;
}

export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly headerHeight: number;
  readonly name: string;
  /** The REST path, at the end of the header. */
  readonly hint: string;
  readonly rows: readonly DrawnRow[];
}

/** An edge with its route round the boxes, as an SVG path. */
export interface DrawnEdge {
  readonly path: string;
  readonly marks: readonly { readonly path: string; readonly isFilled: boolean }[];
  readonly isDashed: boolean;
  /** One, or one near each end. */
  readonly labels: readonly DrawnLabel[];
}

/** The label of a relation; the position is that of its middle. */
export interface DrawnLabel {
  readonly x: number;
  readonly y: number;
  /** The room that it has; 0 for a label without room, which is not drawn. */
  readonly width: number;
  readonly kind: string | null;
  readonly name: string;
  /** "through Appointment". */
  readonly through: string | null;
  readonly keys: readonly {
    readonly attribute: string | null;
    readonly value: string;
    readonly isDerived: boolean;
  }[];
  /** Lines below. */
  readonly roles: readonly string[];
}

/** A remark. */
export interface DrawnNote {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** A coloured area behind boxes. */
export interface DrawnArea extends DrawnNote {
  readonly colour: AreaColour;
}

/** The content of a picture, in CSS pixels at zoom 1. */
export interface Drawing {
  readonly title: string;
  readonly boxes: readonly DrawnBox[];
  readonly edges: readonly DrawnEdge[];
  readonly areas: readonly DrawnArea[];
  readonly notes: readonly DrawnNote[];
}

/** A drawing, and what the browser knows about how it looks. */
export interface DrawnProject {
  readonly drawing: Drawing;
  readonly colours: SvgColours;
  /** What texts are shortened by; an estimate where it is missing. */
  readonly measure?: MeasureText;
}

/** CSS colours by their use, for a light or a dark picture. */
export interface SvgColours {
  /** null for a transparent picture. */
  readonly background: string | null;
  readonly surface: string;
  readonly header: string;
  readonly line: string;
  readonly border: string;
  readonly edge: string;
  readonly text: string;
  readonly quiet: string;
  readonly faint: string;
  readonly derived: string;
  readonly id: string;
  readonly required: string;
  readonly note: string;
  readonly noteLine: string;
  readonly areas: Readonly<Record<AreaColour, string>>;
}
