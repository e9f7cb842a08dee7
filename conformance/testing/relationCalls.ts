/** Rows and REST requests over every relation of the clinic that LoopBack 4 has, too. */
import type { Rows } from '../../src/targets/index.ts';
import type { RestRequest } from './restOverRuntime.ts';

export const clinicRows: Rows = {
  Doctor: [
    { id: 1, name: 'Who', roomIds: [1, 2], noteList: [] },
    { id: 2, name: 'No', roomIds: [], noteList: [] },
  ],
  Patient: [
    { id: 1, name: 'Zero' },
    { id: 2, name: 'One' },
    { id: 3, name: 'Two' },
  ],
  Visit: [
    { id: 1, doctorId: 1, patientId: 1 },
    { id: 2, doctorId: 1, patientId: 3 },
    { id: 3, doctorId: 2, patientId: 1 },
  ],
  Skill: [
    { id: 1, name: 'Hearts' },
    { id: 2, name: 'Bones' },
  ],
  Office: [{ id: 1, name: 'Attic', doctorId: 1 }],
  Room: [
    { id: 1, name: 'A' },
    { id: 2, name: 'B' },
    { id: 3, name: 'C' },
  ],
};

const call = (method: string, path: string, body?: unknown): RestRequest => ({
  method,
  path: `/api${path}`,
  ...(body === undefined ? {} : { body }),
});

const find = (path: string, filter: object): RestRequest =>
  call('GET', `${path}?filter=${JSON.stringify(filter)}`);

/** Sent in this order to one application. */
export const clinicCalls: readonly RestRequest[] = [
  call('GET', '/Doctors/1/patients'),
  call('GET', '/Doctors/1/patients/count'),
  call('GET', '/Doctors/1/patients/3'),
  find('/Doctors/1/patients', { where: { name: 'Two' } }),
  find('/Doctors', { include: ['patients', 'office', 'rooms', 'skills'], order: 'id' }),
  find('/Doctors', { include: { relation: 'patients', scope: { order: 'name DESC' } }, order: 'id' }),
  find('/Visits', { include: ['doctor', { relation: 'patient' }], order: 'id' }),
  find('/Visits/1', { include: { doctor: 'office' } }),
  call('PUT', '/Doctors/2/patients/rel/2', {}),
  call('HEAD', '/Doctors/2/patients/rel/2'),
  call('GET', '/Doctors/2/patients'),
  call('DELETE', '/Doctors/2/patients/rel/1'),
  call('GET', '/Doctors/2/patients'),
  call('POST', '/Doctors/2/patients', { name: 'Three' }),
  call('GET', '/Visits'),
  call('POST', '/Doctors/1/skills', { name: 'Nerves' }),
  call('PUT', '/Doctors/1/skills/rel/1', {}),
  find('/Doctors/1/skills', { order: 'id' }),
  call('DELETE', '/Doctors/1/skills/3'),
  call('GET', '/Doctors/1/skills'),
  call('GET', '/Skills'),
  call('GET', '/Doctors/1/office'),
  call('GET', '/Doctors/2/office'),
  call('PUT', '/Doctors/1/office', { name: 'Cellar' }),
  call('POST', '/Doctors/2/office', { name: 'Ward' }),
  call('GET', '/Offices'),
  call('DELETE', '/Doctors/1/office'),
  call('GET', '/Doctors/1/office'),
  call('GET', '/Visits/1/doctor'),
  call('GET', '/Visits/99/doctor'),
  call('GET', '/Doctors/1/rooms'),
  call('GET', '/Doctors/1/rooms/2'),
  call('GET', '/Doctors/2/rooms'),
  call('PUT', '/Doctors/2/rooms/rel/3', {}),
  call('GET', '/Doctors/2/rooms'),
  call('DELETE', '/Doctors/1/rooms/rel/1'),
  call('GET', '/Doctors/1/rooms'),
  call('POST', '/Doctors/1/rooms', { name: 'D' }),
  call('GET', '/Doctors/1'),
  call('DELETE', '/Doctors/1/rooms/2'),
  call('GET', '/Rooms'),
  call('DELETE', '/Visits/1'),
  call('GET', '/Doctors/1/patients'),
];
