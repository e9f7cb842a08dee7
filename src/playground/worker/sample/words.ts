/** The words of sample data. Every list has a different length, so that rows do not repeat together. */
type Words = readonly [string, ...string[]];

export const firstNames: Words = [
  'Ada',
  'Bruno',
  'Chloe',
  'Dario',
  'Elif',
  'Femi',
  'Greta',
  'Hana',
  'Ivo',
  'Jonas',
  'Kaya',
  'Liam',
  'Mira',
  'Noor',
  'Oskar',
  'Priya',
  'Quinn',
  'Rosa',
  'Sven',
  'Tara',
  'Umar',
  'Vera',
  'Wanda',
];

export const lastNames: Words = [
  'Novak',
  'Okafor',
  'Lindqvist',
  'Moreau',
  'Tanaka',
  'Weber',
  'Rossi',
  'Haddad',
  'Kowalski',
  'Silva',
  'Nguyen',
  'Bauer',
  'Iversen',
  'Castillo',
  'Sharma',
  'Dubois',
  'Walsh',
  'Petrov',
  'Yilmaz',
];

export const cities: Words = [
  'Lisbon',
  'Tallinn',
  'Osaka',
  'Bologna',
  'Cork',
  'Ghent',
  'Malmö',
  'Porto',
  'Graz',
  'Nantes',
  'Leipzig',
];

export const countries: Words = [
  'Portugal',
  'Estonia',
  'Japan',
  'Italy',
  'Ireland',
  'Belgium',
  'Sweden',
  'Austria',
];

export const streets: Words = [
  'Mill Lane',
  'Harbour Road',
  'Station Street',
  'Chestnut Avenue',
  'Market Square',
];

export const companies: Words = [
  'Northwind Bakery',
  'Blue Heron Ltd',
  'Kestrel Works',
  'Juniper & Sons',
  'Lighthouse Tools',
  'Copperfield Co',
  'Meadow Supply',
];

export const products: Words = [
  'Desk lamp',
  'Walnut tray',
  'Wool blanket',
  'Field notebook',
  'Steel bottle',
  'Garden chair',
  'Canvas bag',
  'Tea kettle',
  'Bicycle bell',
  'Linen apron',
  'Pocket radio',
  'Ceramic bowl',
  'Reading lens',
];

export const titles: Words = [
  'A quiet morning',
  'Notes from the coast',
  'The long way home',
  'Five small repairs',
  'What the map left out',
  'Winter garden',
  'Letters to a neighbour',
  'The second harvest',
  'On slow trains',
];

export const purchases: Words = [
  'Two desk lamps',
  'Birthday present',
  'Spare parts for the bicycle',
  'Office supplies',
  'Curtains for the living room',
  'A box of oranges',
  'Monthly coffee delivery',
  'Garden tools',
  'Replacement charger',
  'Paint and brushes',
  'Books for the holidays',
];

export const opinions: Words = [
  'Arrived on time and well packed.',
  'Better than I expected.',
  'Good, but smaller than in the picture.',
  'Would buy it again.',
  'The colour is lovely.',
  'Broke after a week; support was helpful.',
  'Exactly what I needed.',
];

export const sentences: Words = [
  'Made with care and checked twice.',
  'Please leave it with the neighbour.',
  'Call before delivery.',
  'A short text that says what this is about.',
  'Works well in small rooms.',
  'First of a series of three.',
  'Needs a second look next week.',
  'Popular in spring.',
];

export const categories: Words = ['Home', 'Garden', 'Books', 'Tools', 'Kitchen', 'Travel'];

export const colours: Words = ['red', 'blue', 'green', 'amber', 'violet', 'grey', 'teal'];

/** Beside the words for a state of things: the state in an address. */
export const regions: Words = ['Saxony', 'Tuscany', 'Brittany', 'Flanders', 'Silesia', 'Catalonia', 'Scania'];

export const statuses: Words = ['new', 'paid', 'shipped', 'done'];

export const jobs: Words = ['engineer', 'designer', 'accountant', 'nurse', 'teacher', 'carpenter'];

export const departments: Words = ['Sales', 'Support', 'Research', 'Logistics', 'Finance'];

export const tags: Words = ['small', 'gift', 'urgent', 'fragile', 'local', 'sale', 'classic'];

export const currencies: Words = ['EUR', 'USD', 'JPY', 'SEK'];

export const languages: Words = ['en', 'pt', 'ja', 'it', 'de', 'fr'];

export const things: Words = [
  'Amber',
  'Birch',
  'Cedar',
  'Delta',
  'Ember',
  'Fjord',
  'Grove',
  'Heath',
  'Islet',
  'Jetty',
];
