import { hasWord, type Place, wordsOf } from './propertyWords.ts';
import { createRandom, type Random } from './random.ts';
import * as stock from './words.ts';

interface TextPlace extends Place {
  readonly random: Random;
}

type Rule = readonly [words: readonly string[], value: (place: TextPlace) => string];

const person = ({ seed, model, row }: Place): { first: string; last: string } => {
  // One stream for all names of a row, so that its e-mail address matches its name.
  const start = createRandom(`${seed}/${model}/person`).between(0, 200);
  return {
    first: stock.firstNames[(start + row) % stock.firstNames.length] ?? 'Ada',
    last: stock.lastNames[(start + row * 7) % stock.lastNames.length] ?? 'Novak',
  };
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\d]+/gu, '')
    .toLowerCase();

const email = (place: TextPlace): string => {
  const { first, last } = person(place);
  return `${plain(first)}.${plain(last)}@example.com`;
};

/** Whether the name of the model has one of the words: a "state" is another one in an address than in an order. */
const isOf = ({ model }: Place, ...words: readonly string[]): boolean => hasWord(wordsOf(model), ...words);

/** Each row starts at another item of a list, so that neighbours differ. */
const walk = (list: readonly [string, ...string[]], { seed, model, row }: Place): string => {
  const start = createRandom(`${seed}/${model}/${list[0]}`).between(0, list.length - 1);
  return list[(start + row) % list.length] ?? list[0];
};

const address = ({ random }: TextPlace): string => `${random.pick(stock.streets)} ${random.between(1, 90)}`;
const wholeAddress = (place: TextPlace): string => `${address(place)}, ${place.random.pick(stock.cities)}`;
const progress = ({ random }: TextPlace): string => random.pick(stock.statuses);
const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.between(0, 9)).join('');
const hex = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.between(0, 15).toString(16)).join('');

/** The first rule that contains one of the property name's words decides. */
const rules: readonly Rule[] = [
  [['email', 'mail'], email],
  [['firstname', 'forename'], (place) => person(place).first],
  [['lastname', 'surname'], (place) => person(place).last],
  [['username', 'login', 'nickname', 'handle'], (place) => plain(person(place).first) + (place.row + 1)],
  [['password', 'secret'], ({ random }) => `sample-${hex(random, 8)}`],
  [['phone', 'mobile', 'fax', 'telephone'], ({ random }) => `+1 555 01${digits(random, 2)}`],
  [['url', 'website', 'link', 'homepage'], (place) => `https://example.com/${place.row + 1}`],
  [['image', 'photo', 'picture', 'avatar', 'icon'], (place) => `https://example.com/${place.row + 1}.png`],
  [
    ['uuid', 'guid'],
    ({ random }) =>
      `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}`,
  ],
  [['token', 'hash', 'key'], ({ random }) => hex(random, 16)],
  [['zip', 'postcode', 'postal', 'zipcode'], ({ random }) => digits(random, 5)],
  [['country', 'nation'], (place) => walk(stock.countries, place)],
  [['city', 'town', 'place', 'location', 'venue'], (place) => walk(stock.cities, place)],
  [['street'], address],
  [['address'], (place) => (isOf(place, 'email', 'mail') ? email(place) : wholeAddress(place))],
  [['region', 'province', 'county'], (place) => walk(stock.regions, place)],
  [
    ['company', 'organization', 'organisation', 'employer', 'vendor', 'supplier', 'brand', 'manufacturer'],
    (place) => walk(stock.companies, place),
  ],
  [
    ['author', 'owner', 'contact', 'customer', 'user', 'manager', 'reviewer', 'buyer'],
    (place) => fullName(place),
  ],
  [['job', 'occupation', 'profession', 'role'], ({ random }) => random.pick(stock.jobs)],
  [['department', 'team', 'division'], (place) => walk(stock.departments, place)],
  [
    ['specialty', 'subject', 'topic', 'genre', 'category', 'type', 'kind', 'group'],
    (place) => walk(stock.categories, place),
  ],
  [['state'], (place) => (isOf(place, ...places) ? walk(stock.regions, place) : progress(place))],
  [['status', 'stage'], progress],
  [['color', 'colour'], ({ random }) => random.pick(stock.colours)],
  [['currency'], ({ random }) => random.pick(stock.currencies)],
  [['language', 'lang', 'locale'], ({ random }) => random.pick(stock.languages)],
  [['tag', 'label', 'keyword'], ({ random }) => random.pick(stock.tags)],
  [
    ['sku', 'code', 'number', 'reference', 'serial', 'isbn', 'barcode'],
    ({ row, random }) => `${hex(random, 2).toUpperCase()}-${1001 + row}`,
  ],
  [['product', 'item', 'article'], (place) => walk(stock.products, place)],
  [['title', 'subject', 'headline'], (place) => walk(stock.titles, place)],
  [['review', 'opinion', 'feedback'], (place) => walk(stock.opinions, place)],
  [
    [
      'description',
      'comment',
      'note',
      'notes',
      'text',
      'body',
      'content',
      'message',
      'summary',
      'remark',
      'bio',
      'details',
    ],
    prose,
  ],
  [['date', 'day'], ({ random }) => `2026-0${random.between(1, 9)}-1${random.between(0, 9)}`],
  [['time'], ({ random }) => `1${random.between(0, 9)}:${random.between(1, 5)}0`],
];

const people = [
  'customer',
  'person',
  'user',
  'employee',
  'author',
  'patient',
  'physician',
  'doctor',
  'student',
  'teacher',
  'member',
  'contact',
  'reader',
  'client',
  'owner',
  'buyer',
  'seller',
  'account',
  'friend',
  'manager',
  'reviewer',
  'driver',
  'player',
  'guest',
  'child',
  'parent',
  'nurse',
  'writer',
  'artist',
];
const goods = ['product', 'item', 'article', 'part', 'good', 'gift', 'tool', 'thing', 'asset', 'device'];
const works = [
  'book',
  'post',
  'page',
  'document',
  'song',
  'film',
  'movie',
  'story',
  'course',
  'lesson',
  'event',
  'album',
];
const firms = [
  'company',
  'supplier',
  'vendor',
  'organization',
  'organisation',
  'shop',
  'store',
  'brand',
  'publisher',
  'bank',
];
const places = ['city', 'town', 'location', 'venue', 'warehouse', 'office', 'branch', 'station', 'address'];
const groups = ['category', 'genre', 'topic', 'section', 'tag', 'type'];

/** A text that fits a property's name, or else the model's name. */
export function textValue(words: readonly string[], place: Place, random: Random): string {
  const rule = ruleFor(words);
  if (rule !== null) return rule[1]({ ...place, random });
  if (hasWord(words, 'name')) return nameOf(place);
  return `${walk(stock.things, place)} ${place.row + 1}`;
}

/** Rules by words, which `wordsOf` returns as the same list for the same name. */
const knownRules = new WeakMap<readonly string[], Rule | null>();

function ruleFor(words: readonly string[]): Rule | null {
  const known = knownRules.get(words);
  if (known !== undefined) return known;
  const joined = [...words, words.join('')];
  const rule = rules.find(([known]) => hasWord(joined, ...known)) ?? null;
  knownRules.set(words, rule);
  return rule;
}

function fullName(place: Place): string {
  const { first, last } = person(place);
  return `${first} ${last}`;
}

/** The name of a row depends on its model. */
function nameOf(place: Place): string {
  const words = wordsOf(place.model);
  if (hasWord(words, ...people)) return fullName(place);
  if (hasWord(words, ...goods)) return walk(stock.products, place);
  if (hasWord(words, ...works)) return walk(stock.titles, place);
  if (hasWord(words, ...firms)) return walk(stock.companies, place);
  if (hasWord(words, ...places)) return walk(stock.cities, place);
  if (hasWord(words, ...groups)) return walk(stock.categories, place);
  if (hasWord(words, 'department', 'team', 'group')) return walk(stock.departments, place);
  return walk(stock.things, place);
}

function prose(place: TextPlace): string {
  const words = wordsOf(place.model);
  if (hasWord(words, 'order', 'purchase', 'invoice', 'shipment', 'delivery'))
    return walk(stock.purchases, place);
  if (hasWord(words, 'review', 'rating', 'comment', 'feedback')) return walk(stock.opinions, place);
  return walk(stock.sentences, place);
}
