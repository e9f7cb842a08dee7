/** Scripts with every decorator, as the CLI of LoopBack 4 and people write them. */
export const shopScripts: Readonly<Record<string, string>> = {
  'src/models/customer.model.ts': `import {Entity, hasMany, hasOne, model, property, referencesMany} from '@loopback/repository';
import {Account} from './account.model';
import {Address} from './address.model';
import {Order} from './order.model';
import {Product} from './product.model';
import {Purchase} from './purchase.model';

@model({
  name: 'customer',
  description: 'Who buys.',
  settings: {
    strict: false,
    forceId: false,
    scope: {order: 'name ASC'},
    hiddenProperties: ['password'],
    indexes: {byName: {keys: {name: 1}, options: {unique: true}}},
    postgresql: {schema: 'shop', table: 'customers'},
  },
})
export class Customer extends Entity {
  @property({type: 'number', id: true, generated: true, postgresql: {columnName: 'customer_id'}})
  id?: number;

  @property({
    type: 'string',
    required: true,
    name: 'full_name',
    length: 80,
    jsonSchema: {minLength: 1, maxLength: 80, errorMessage: {minLength: "It's empty"}},
  })
  name: string;

  @property({type: String, hidden: true}) pin?: string;
  @property() password?: string;
  @property({type: 'date', defaultFn: 'now'}) created?: string;
  @property({required: false, default: 0}) visits: number;
  @property.array(String, {jsonSchema: {uniqueItems: true}}) tags?: string[];
  @property({type: 'array', itemType: 'number'}) scores?: number[];
  @property({type: 'object'}) extra?: object;
  @property({type: Address}) home?: Address;
  @property.array(() => Address) addresses?: Address[];

  @hasMany(() => Order, {keyTo: 'buyerId'})
  orders: Order[];

  @hasMany(() => Product, {through: {model: () => Purchase, keyFrom: 'buyerId', keyTo: 'productCode'}, name: 'bought'})
  products: Product[];

  @hasOne(() => Account)
  account: Account;

  @referencesMany(() => Account, {name: 'others'})
  accountIds?: number[];

  [property: string]: any;

  constructor(data?: Partial<Customer>) {
    super(data);
  }
}

export interface CustomerRelations {
  account?: Account;
}

export type CustomerWithRelations = Customer & CustomerRelations;
`,
  'src/models/order.model.ts': `import {belongsTo, Entity, model, property} from '@loopback/repository';
import {Customer} from './customer.model';

export enum Status {
  open = 'open',
  sent = 'sent',
}

@model()
export class Order extends Entity {
  @property({type: 'string', id: true, generated: false, defaultFn: 'uuidv4'})
  id: string;

  @property({type: 'string', jsonSchema: {enum: ['open', 'sent']}})
  status?: Status;

  @belongsTo(() => Customer, {name: 'buyer'}, {required: true, postgresql: {columnName: 'buyer'}})
  buyerId: number;

  constructor(data?: Partial<Order>) {
    super(data);
  }
}
`,
  'src/models/goods.model.ts': `import {Entity, model, property} from '@loopback/repository';
@model({settings: {idInjection: false}})
export class Product extends Entity {
  @property({type: 'string', id: true, required: true})
  code: string;

  @property({type: 'number', dataType: 'decimal', precision: 10, scale: 2})
  price?: number;

  constructor(data?: Partial<Product>) {
    super(data);
  }
}
`,
  'src/models/product.model.ts': "export * from './goods.model';\n",
  'src/models/purchase.model.ts': `import * as repo from '@loopback/repository';
import {Customer} from './customer.model';
import {Product} from './product.model';
@repo.model()
export class Purchase extends repo.Entity {
  @repo.property({type: 'number', id: true, generated: true})
  id?: number;
  @repo.belongsTo(() => Customer, {name: 'buyer'})
  buyerId: number;
  @repo.belongsTo(() => Product, {keyTo: 'code', name: 'product'})
  productCode: string;
}
`,
  'src/models/account.model.ts': `import {belongsTo, Entity, model, property} from '@loopback/repository';
@model({settings: {strict: true}})
export class Account extends Entity {
  @property({type: 'number', id: true, generated: true})
  id?: number;
  @belongsTo(() => Account, {keyTo: 'no'})
  parentId?: number;
  @property()
  no: number;
  @property({type: 'number'})
  customerId?: number;
}
`,
  'src/models/address.model.ts': `import {model, Model, property} from '@loopback/repository';
@model({name: 'Address'})
export class Address extends Model {
  @property({type: 'string', required: true})
  street: string;
}
`,
};
