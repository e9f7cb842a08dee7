import { useState } from 'react';
import { useProjectFiles } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  describeProperties,
  type ModelId,
  modelHeldIn,
  type Project,
  type PropertyView,
} from '../../model/index.ts';
import styles from './HeldProperties.module.css';

interface HeldPropertiesProps {
  readonly property: PropertyView;
  /** The models around it, the outermost first: what holds itself is not shown again. */
  readonly around: readonly ModelId[];
}

/** The properties of the model that a property holds, to unfold; nothing for a property that holds none. */
export function HeldProperties({ property, around }: HeldPropertiesProps) {
  const project = useProjectFiles();
  const [isOpen, setOpen] = useState(false);
  const held = modelHeldIn(project, property);
  if (held === null || around.includes(held.id)) return null;
  const names = namesIn(project, held.id);
  return (
    <details
      className={styles['held']}
      data-holds={shorten(held.definition.name)}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      {/* The name begins with the property, and has the visible words in it, by which a voice can press it. */}
      <summary aria-label={`${shorten(property.name)} ${names}`}>{names}</summary>
      {isOpen ? <HeldList project={project} around={[...around, held.id]} /> : null}
    </details>
  );
}

interface HeldListProps {
  readonly project: Project;
  readonly around: readonly ModelId[];
}

/** Lists the properties of the innermost model. */
function HeldList({ project, around }: HeldListProps) {
  const properties = describeProperties(project, around.at(-1) ?? '');
  return (
    <ul>
      {properties.map((property) => (
        <li key={property.name} data-held-property={property.name}>
          <span>
            {shorten(property.name)}
            {property.isRequired ? <abbr title="required">*</abbr> : null}
          </span>
          <code>{shorten(property.typeLabel)}</code>
          <HeldProperties property={property} around={around} />
        </li>
      ))}
    </ul>
  );
}

/** "holds street, city, …" */
function namesIn(project: Project, modelId: ModelId): string {
  const names = describeProperties(project, modelId).map(({ name }) => name);
  return names.length === 0 ? 'holds no properties' : `holds ${shorten(names.join(', '))}`;
}
