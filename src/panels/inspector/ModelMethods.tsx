import { useProjectFiles } from '../../editor/index.ts';
import { classMethods, instanceMethods, isStored, type ModelEntry } from '../../model/index.ts';
import { Section } from '../../ui/Section.tsx';
import styles from './Inspector.module.css';
import { MethodList } from './MethodList.tsx';

/** The methods of a model’s class and of its instances. */
export function ModelMethods({ entry }: { readonly entry: ModelEntry }) {
  const project = useProjectFiles();
  const { name } = entry.definition;
  if (!isStored(project, entry))
    return (
      <Section title="Methods">
        <p className={styles['muted']}>
          {name} has no methods that read or write rows: LoopBack does not store it.
        </p>
      </Section>
    );
  return (
    <>
      <Section title={`On the class ${name}`}>
        <MethodList label={`Methods of the class ${name}`} methods={classMethods(name)} />
      </Section>
      <Section title={`On an instance of ${name}`}>
        <MethodList label={`Methods of an instance of ${name}`} methods={instanceMethods(name)} />
      </Section>
      <Section title="On its relations">
        <p className={styles['muted']}>Select a relation to see the methods that it adds.</p>
      </Section>
    </>
  );
}
