/** LoopBack 4 scripts for the comparison with the real @loopback/repository. */

/** Bases in other files, two classes in a file, names that differ, keys that are derived. */
export const baseScripts: Readonly<Record<string, string>> = {
  'src/models/timestamped.ts': `import {Entity, model, property} from '@loopback/repository';
@model()
export abstract class Timestamped extends Entity {
  @property({type: 'date', name: 'created_on', default: null})
  createdOn?: Date;
  @property()
  changedOn?: Date;
}
`,
  'src/models/user.model.ts': `import {hasMany, hasOne, model, property} from '@loopback/repository';
import {HTTPLog as Log, Profile} from './log.model';
import {Timestamped} from './timestamped';
@model({name: 'AppUser', settings: {strict: 'filter'}})
export class User extends Timestamped {
  @property({type: 'string', id: true})
  login: string;
  @hasMany(() => Log)
  logs: Log[];
  @hasMany(() => Log, {keyTo: 'user_id', keyFrom: 'gone'})
  all: Log[];
  @hasOne(() => Profile, {keyFrom: 'login', keyTo: 'login'})
  profile: Profile;
}
`,
  'src/models/log.model.ts': `import {belongsTo, Entity, model, property} from '@loopback/repository';
import {User} from './user.model';
@model() export class Profile extends Entity {
  @property({id: true}) login: string;
  @property() kind: 'a' | 'b';
  @belongsTo(() => User, {name: 'user', keyFrom: 'user_id', keyTo: 'gone'}) appUserId: string;
}
@model()
export class HTTPLog extends Entity {
  @property({type: Number, id: 1, generated: true}) id: number;
  @belongsTo(() => User, {keyTo: 'login'}) appUserId: string;
  @belongsTo(() => HTTPLog, {name: 'cause'}, {index: true}) causeId?: number | null;
  @property({type: 'array', itemType: String}) lines: string[];
  @property({type: 'any'}) rest: unknown;
  @property({type: 'buffer'}) bytes?: Buffer;
}
`,
};

/** Values that only running the script would give. */
export const codeScripts: Readonly<Record<string, string>> = {
  'src/models/note.model.ts': `import {Entity, model, property} from '@loopback/repository';
import {randomUUID} from 'node:crypto';

const longest = 80;

@model({})
export class Note extends Entity {
  @property({type: 'string', id: true, default: () => randomUUID()}) id: string;
  @property({type: 'date', default: () => new Date()}) at: Date;
  @property({
    type: 'string', length: longest,
    default: ['a', 'b'].join('-'),
    jsonSchema: {enum: Object.keys({a: 1}), minLength: 1},
  }) text: string;
}
`,
};
