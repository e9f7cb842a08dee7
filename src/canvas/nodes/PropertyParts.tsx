import { KeyRound, Link2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { shorten } from '../../lib/shorten.ts';
import { isAddedReference, type PropertyRow } from '../../model/index.ts';
import styles from './ModelNode.module.css';

/** The name of a property, marked where a value is required. */
export function PropertyName({ name, isRequired }: Pick<PropertyRow, 'name' | 'isRequired'>) {
  return (
    <span className={styles['property']} title={shorten(name)}>
      {shorten(name)}
      {isRequired ? (
        <abbr className={styles['required']} title="required">
          *
        </abbr>
      ) : null}
    </span>
  );
}

/** Says that a property is the id, a key, or the discriminator beside it. */
export function Mark({ property }: { readonly property: PropertyRow }) {
  const { isId, role } = property;
  if (isId) return <Icon title="id" icon={<KeyRound size={12} />} />;
  if (role === 'key' || role === 'discriminator') {
    const name = role === 'key' ? 'Foreign key' : 'Discriminator';
    const title = isAddedReference(property) ? `${name} that LoopBack adds` : name;
    return <Icon title={title} icon={<Link2 size={13} />} />;
  }
  return <span className={styles['mark']} />;
}

function Icon({ title, icon }: { title: string; icon: ReactNode }) {
  return (
    <span className={styles['mark']} title={title}>
      {icon}
      <span className="visually-hidden">{title}</span>
    </span>
  );
}
