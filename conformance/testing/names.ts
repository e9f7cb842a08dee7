/** Names for which plural rules and camel case are known to give surprising results. */
export const trickyNames: readonly string[] = [
  'Customer',
  'Order',
  'Person',
  'Child',
  'Man',
  'Woman',
  'Salesman',
  'Salesperson',
  'Human',
  'OrderItem',
  'orderItem',
  'order_item',
  'order-item',
  'Order_Item',
  'ORDER_ITEM',
  'HTTPServer',
  'URL',
  'ID',
  'API',
  'Data',
  'Datum',
  'Media',
  'Series',
  'Species',
  'Bus',
  'Box',
  'Category',
  'Key',
  'Hero',
  'Photo',
  'Potato',
  'Status',
  'OrderStatus',
  'Address',
  'Class',
  'Sheep',
  'News',
  'Equipment',
  'Foot',
  'Goose',
  'Mouse',
  'House',
  'Index',
  'Matrix',
  'Analysis',
  'Basis',
  'Leaf',
  'Wolf',
  'Knife',
  'Life',
  'Cafe',
  'Safe',
  'Quiz',
  'Lens',
  'Gas',
  'Focus',
  'Campus',
  'Bonus',
  'Corpus',
  'Schema',
  'Pizza',
  'Quota',
  'Metadata',
  'Criterion',
  'Octopus',
  'Virus',
  'Axis',
  'Test',
  'customer',
  'order',
  'person',
  'A',
  'x',
  'T1',
  'Model2',
  'S3',
  'Order2Item',
  'Orders',
  'People',
  'Customers',
  'Movie',
  'Cookie',
  'Day',
  'Boy',
  'Company',
  'Money',
  'Information',
  'UserInfo',
  'SheepDog',
  'ApplicationNews',
  'Übung',
  '$Price',
  'my.model',
  'ns:Thing',
  'Cache',
  'Process',
  'Alias',
  'Movies',
  'Hive',
  'Drive',
  'Ox',
  'Box_',
  '_Private',
  'FAQ',
  'Ship_To_Address',
  'FileURLs',
  'Staff',
  'Roof',
  'Proof',
  'Self',
  'Chief',
  'Potatoes',
  'Alumnus',
  'DataSet',
  'Sms',
  'Tax',
  'Fish',
  'Canvas',
  'Buzz',
  'Church',
  'Dish',
  'Monkey',
  'Soliloquy',
  'Video',
  'Studio',
  'Zoo',
  'Echo',
  'Tomato',
  'Stadium',
  'Genus',
  'Corps',
  'Summons',
  'ATLAS',
  'BOX',
  'CHILD',
  'STATUS',
  'CATEGORY',
  '7.x',
  'S3Bucket',
  'ABTest',
  'iPhone',
  'userID',
  'OAuthToken',
  'Order-Item',
  'myModel',
  'sheep',
  'news',
  'Media2',
  'Quizzes',
  'Series2',
  'BonusPoint',
  'Whereas',
  'Ox2',
  'Bison',
  'Deer',
  'criteria',
  'Alumna',
  'Formula',
  'Antenna',
  'Vertex',
  'Vortex',
  'Appendix',
  'Medium',
  'Bacterium',
  'Curriculum',
  'Thesis',
  'Crisis',
  'Oasis',
  'Diagnosis',
  'Hypothesis',
  'Passerby',
  'Mother_In_Law',
  '__Double__',
  'a_b_c',
  'A_B_C',
  'x1_y2',
  'Straße',
  'Ñandú',
  'Œuvre',
  'naïve',
  'ÉCOLE',
];

/** The parts of generated names: regular and irregular words, acronyms, other alphabets. */
const words: readonly string[] = (
  'customer order item address category status person child man woman foot tooth goose mouse ox leaf wolf ' +
  'knife life roof box bus quiz photo hero tomato news series species sheep data datum media index matrix ' +
  'vertex axis analysis crisis criterion bacterium stadium bonus focus campus virus octopus genus alias atlas ' +
  'process buzz church day key company information money equipment sms http url id api xml faq os io übung ' +
  'école straße niño x a s t1 b2b movie cookie hive safe cafe lens gas corpus alumnus formula quota summons'
).split(' ');

const joiners: readonly string[] = ['', '', '', '', '_', '_', '-', '2', '__', '.'];

/** Generates different names from a seed; the same seed gives the same names. */
export function generateNames(seed: number, count: number): readonly string[] {
  const next = createRandom(seed);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(next() * values.length)] as Value;
  const names = new Set<string>();
  while (names.size < count) {
    let name = pick(casings)(pick(words));
    for (let more = Math.floor(next() * 3); more > 0; more -= 1)
      name += pick(joiners) + pick(casings)(pick(words));
    if (next() < 0.1) name += Math.floor(next() * 100);
    if (next() < 0.05) name = `_${name}`;
    names.add(name);
  }
  return [...names];
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const casings: readonly ((word: string) => string)[] = [
  capitalize,
  capitalize,
  capitalize,
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => capitalize(`${word}s`),
  (word) => word.slice(0, -1) + word.slice(-1).toUpperCase(),
];

/** Creates a generator of numbers from 0 to 1 that depend only on the seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
