import { Asterisk, CircleX, KeyRound, Link2, TriangleAlert, Unlink2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Mark, markPath } from '../../canvas/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Legend.module.css';

interface Line {
  readonly kind: string;
  readonly start: Mark;
  readonly end: Mark;
  readonly text: string;
}

const lines: readonly Line[] = [
  { kind: 'hasMany, belongsTo', start: 'one', end: 'many', text: 'One instance, and many that refer to it' },
  { kind: 'hasOne', start: 'one', end: 'one', text: 'One instance, and one that refers to it' },
  {
    kind: 'hasAndBelongsToMany',
    start: 'many',
    end: 'many',
    text: 'Many on both sides, through a join model',
  },
  {
    kind: 'embedsMany',
    start: 'whole',
    end: 'many',
    text: 'Many, stored inside the instance at the diamond',
  },
  { kind: 'embedsOne', start: 'whole', end: 'one', text: 'One, stored inside the instance at the diamond' },
  {
    kind: 'referencesMany',
    start: 'none',
    end: 'many',
    text: 'Many, whose ids the model without a mark lists',
  },
];

const rows: readonly (readonly [icon: ReactNode, text: string])[] = [
  [<KeyRound key="id" size={14} />, 'The id of the model'],
  [<Link2 key="key" size={14} />, 'A foreign key, with the relation that it is for'],
  [
    <span key="derived" className={styles['derived']}>
      orderId
    </span>,
    'A foreign key or discriminator that LoopBack adds; it is not in the file',
  ],
  [
    <span key="required" className={styles['required']}>
      *
    </span>,
    'Required',
  ],
  [
    <span key="embedded" className={styles['embedded']} />,
    'A model that is never stored by itself, only inside instances of others',
  ],
  [<Asterisk key="any" size={14} />, 'A polymorphic relation: each instance names its own model'],
  [<Unlink2 key="gone" size={14} />, 'A relation to a model that is not in the project'],
  [
    <CircleX key="error" size={14} className={styles['error']} />,
    'An error: LoopBack does not start, or the call fails',
  ],
  [
    <TriangleAlert key="warning" size={14} className={styles['warning']} />,
    'A warning: LoopBack does something else',
  ],
];

/** Explains the marks of lines and boxes. */
export function Legend({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="What the marks mean" isOpen onClose={onClose}>
      <h3 className={styles['heading']}>Lines</h3>
      <dl className={styles['list']}>
        {lines.map((line) => (
          <div key={line.kind} className={styles['line']}>
            <dt>
              <LineDrawing {...line} />
            </dt>
            <dd>
              {line.text} <span className={styles['kind']}>{line.kind}</span>
            </dd>
          </div>
        ))}
        <div className={styles['line']}>
          <dt>
            <LineDrawing start="none" end="none" isDashed />
          </dt>
          <dd>A kind of relation that is edited in the model’s JSON</dd>
        </div>
      </dl>
      <h3 className={styles['heading']}>Boxes</h3>
      <dl className={styles['list']}>
        {rows.map(([icon, text]) => (
          <div key={text} className={styles['line']}>
            <dt className={styles['icon']}>{icon}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const WIDTH = 104;
const MIDDLE = 11;

interface LineDrawingProps extends Pick<Line, 'start' | 'end'> {
  readonly isDashed?: boolean;
}

/** A line between two boxes, with the marks of the canvas. */
function LineDrawing({ start, end, isDashed = false }: LineDrawingProps) {
  const [from, to] = [6, WIDTH - 6];
  return (
    <svg className={styles['drawing']} width={WIDTH} height={2 * MIDDLE} aria-hidden="true">
      <path d={`M ${from} ${MIDDLE} H ${to}`} strokeDasharray={isDashed ? '5 4' : undefined} />
      <path
        className={start === 'whole' ? (styles['filled'] ?? '') : ''}
        d={markPath(start, { x: from, y: MIDDLE, side: 'right' })}
      />
      <path d={markPath(end, { x: to, y: MIDDLE, side: 'left' })} />
      <path className={styles['border']} d={`M ${from} 1 V 21 M ${to} 1 V 21`} />
    </svg>
  );
}
