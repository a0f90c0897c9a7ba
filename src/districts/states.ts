/** A state or territory: its name, its main time zone, and the others that are kept in parts of it. */
type State = { name: string; mainZone: string; otherZones: readonly string[] };

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';

const kentucky = ['America/Kentucky/Louisville', 'America/Kentucky/Monticello'];
const indiana = ['Vincennes', 'Marengo', 'Petersburg', 'Knox', 'Winamac', 'Tell_City', 'Vevay'].map(
  (place) => `America/Indiana/${place}`,
);
const northDakota = ['Beulah', 'Center', 'New_Salem'].map((at) => `America/North_Dakota/${at}`);
const alaska = ['Juneau', 'Sitka', 'Metlakatla', 'Yakutat', 'Nome', 'Adak'];

const rows: readonly [code: string, name: string, mainZone: string, ...otherZones: string[]][] = [
  ['AL', 'Alabama', central, eastern],
  ['AK', 'Alaska', 'America/Anchorage', ...alaska.map((place) => `America/${place}`)],
  ['AZ', 'Arizona', 'America/Phoenix', mountain],
  ['AR', 'Arkansas', central],
  ['CA', 'California', pacific],
  ['CO', 'Colorado', mountain],
  ['CT', 'Connecticut', eastern],
  ['DE', 'Delaware', eastern],
  ['DC', 'District of Columbia', eastern],
  ['FL', 'Florida', eastern, central],
  ['GA', 'Georgia', eastern],
  ['HI', 'Hawaii', 'Pacific/Honolulu'],
  ['ID', 'Idaho', 'America/Boise', pacific, mountain],
  ['IL', 'Illinois', central],
  ['IN', 'Indiana', 'America/Indiana/Indianapolis', central, ...indiana],
  ['IA', 'Iowa', central],
  ['KS', 'Kansas', central, mountain],
  ['KY', 'Kentucky', eastern, central, ...kentucky],
  ['LA', 'Louisiana', central],
  ['ME', 'Maine', eastern],
  ['MD', 'Maryland', eastern],
  ['MA', 'Massachusetts', eastern],
  ['MI', 'Michigan', 'America/Detroit', 'America/Menominee'],
  ['MN', 'Minnesota', central],
  ['MS', 'Mississippi', central],
  ['MO', 'Missouri', central],
  ['MT', 'Montana', mountain],
  ['NE', 'Nebraska', central, mountain],
  ['NV', 'Nevada', pacific, mountain, 'America/Boise'],
  ['NH', 'New Hampshire', eastern],
  ['NJ', 'New Jersey', eastern],
  ['NM', 'New Mexico', mountain],
  ['NY', 'New York', eastern],
  ['NC', 'North Carolina', eastern],
  ['ND', 'North Dakota', central, mountain, ...northDakota],
  ['OH', 'Ohio', eastern],
  ['OK', 'Oklahoma', central, mountain],
  ['OR', 'Oregon', pacific, 'America/Boise', mountain],
  ['PA', 'Pennsylvania', eastern],
  ['RI', 'Rhode Island', eastern],
  ['SC', 'South Carolina', eastern],
  ['SD', 'South Dakota', central, mountain],
  ['TN', 'Tennessee', central, eastern],
  ['TX', 'Texas', central, mountain],
  ['UT', 'Utah', mountain],
  ['VT', 'Vermont', eastern],
  ['VA', 'Virginia', eastern],
  ['WA', 'Washington', pacific],
  ['WV', 'West Virginia', eastern],
  ['WI', 'Wisconsin', central],
  ['WY', 'Wyoming', mountain],
  ['PR', 'Puerto Rico', 'America/Puerto_Rico'],
  ['VI', 'Virgin Islands', 'America/St_Thomas', 'America/Puerto_Rico'],
  ['GU', 'Guam', 'Pacific/Guam'],
  ['MP', 'Northern Mariana Islands', 'Pacific/Saipan', 'Pacific/Guam'],
  ['AS', 'American Samoa', 'Pacific/Pago_Pago'],
  ['AE', 'Armed Forces Europe', 'Europe/Berlin', 'Europe/Brussels', 'Europe/Rome', 'Europe/London'],
  ['AP', 'Armed Forces Pacific', 'Asia/Tokyo', 'Asia/Seoul', 'Pacific/Guam'],
  ['AA', 'Armed Forces Americas', 'America/New_York', 'America/Havana', 'America/Puerto_Rico'],
];

/** States and territories by USPS code. */
export const states: ReadonlyMap<string, State> = new Map(
  rows.map(([code, name, mainZone, ...otherZones]) => [code, { name, mainZone, otherZones }]),
);

/** The zone that most of a state keeps; UTC for a code that is none. */
export const mainZoneOf = (state: string): string => states.get(state)?.mainZone ?? 'UTC';
