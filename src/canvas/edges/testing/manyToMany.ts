import { createProject, type ModelEntry, type Project, readModelFile } from '../../../model/index.ts';

const many = (model: string) => ({ type: 'hasMany', model, through: 'Appointment', foreignKey: '' });
const one = (model: string) => ({ type: 'belongsTo', model, foreignKey: '' });

/** Physicians and patients with appointments between, the belongsTo of an appointment too or not. */
export function manyToMany(withLinks: boolean): Project {
  const links = withLinks ? { physician: one('Physician'), patient: one('Patient') } : {};
  const definitions = [
    { name: 'Physician', relations: { patients: many('Patient') } },
    { name: 'Appointment', relations: links },
    { name: 'Patient', relations: { physicians: many('Physician') } },
  ];
  const models = definitions.map((definition): ModelEntry => {
    const file = readModelFile(`common/models/${definition.name}.json`, JSON.stringify(definition));
    if (!file.ok) throw new Error(file.error.message);
    return { id: definition.name, ...file.value };
  });
  return { ...createProject('Test'), models };
}
