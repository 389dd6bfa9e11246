// The page's pure functions: filters, tables, shapes (tests/js/test_core.py starts it).
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');

const ASSETS = path.join(__dirname, '../../geo/maps/assets/js');
for (const name of ['facets', 'dates', 'counting', 'bounding_box', 'table', 'geometry', 'runs', 'placing']) require(path.join(ASSETS, name + '.js'));
const { facets, dates, counting, table, geometry, runs, placing, boundingBox } = globalThis.geo;
// Letters of seven pixels, for what asks how wide a text is.
globalThis.document = { createElement: () => ({ getContext: () => ({ measureText: (text) => ({ width: 7 * text.length }) }) }) };
require(path.join(ASSETS, 'badges.js'));
const { badges } = globalThis.geo;

/** An event at these places; `keys` replaces keys of the other facets. */
function event(where, { keys, ...more } = {}) {
  return {
    keys: { where, who: ['?'], type: ['CONSULT'], status: ['happened'], prominence: ['foreground'], precision: ['settlement'], confidence: ['high'], review: ['unreviewed'], source: ['Post'], ...keys },
    first: '2024-03-12', last: '2024-03-12', precision: 'day', words: 'ministers met in lyon', ...more,
  };
}

/** The events in arrays, as the page has them. */
function counter(events, seen) {
  const days = (one, other) => events.map((event_) => dates.number(event_[one] || event_[other]) ?? -1e9);
  const arrays = {
    facets: Object.fromEntries(facets.FACETS.map((facet) => [facet, { sets: events.map(({ keys }) => keys[facet]), codes: events.map((_, index) => index) }])),
    low: days('first', 'last'),
    high: days('last', 'first'),
    dated: events.map((one) => Number(!facets.undated(one))),
    seen,
  };
  return new counting.Counter(arrays, -1e9, (index) => events[index].words);
}

function tally(events, state) {
  return counter(events).tally(state);
}

function shown(events, state) {
  return tally(events, state).shown;
}

const t = (key, values) => (key === 'locale' ? 'en-GB' : `${key} ${values.date}`);

test('an event of two countries is shown while one of them is on', () => {
  const state = facets.everything();
  state.off.where.add('FR');
  assert.deepEqual(shown([event(['FR']), event(['FR', 'JP'])], state), [1]);
});

test('a count ignores its own facet and obeys the others', () => {
  const events = [event(['FR']), event(['JP'], { keys: { status: ['planned'] } })];
  const state = facets.everything();
  state.off.where.add('FR');
  state.off.status.add('planned');
  const counts = tally(events, state).counts.where;
  assert.deepEqual([counts.get('FR'), counts.get('JP')], [1, undefined]);
});

test('events of earlier runs are left out where only new ones are asked for', () => {
  const [one, other] = [event(['FR']), event(['JP'])];
  const late = counter([one, other], [1, dates.number('2024-05-02')]);
  assert.deepEqual(late.tally({ ...facets.everything(), since: '2024-05-02' }).shown, [1]);
  assert.deepEqual(late.tally(facets.everything()).shown, [0, 1]);
});

test('a sea counts for its basin and for all waters, once an event', () => {
  const counts = tally([event(['~Pacific Ocean/Miyako Strait', '~Pacific Ocean/East China Sea'])], facets.everything()).counts.where;
  assert.deepEqual([counts.get('~'), counts.get('~Pacific Ocean'), counts.get('~Pacific Ocean/Miyako Strait')], [1, 1, 1]);
});

test('a basin stands for its seas, not for a basin with a longer name', () => {
  assert.deepEqual(facets.keysUnder('~Arctic', ['~Arctic', '~Arctic/Kara Sea', '~Arctica/X', 'FR']), ['~Arctic', '~Arctic/Kara Sea']);
});

test('waters stand as a tree between the countries and what is unknown', () => {
  const rows = facets.rows(['FR', '~Arctic Ocean/Kara Sea', '~Arctic Ocean', '?']);
  assert.deepEqual(rows.map(({ key, depth }) => depth + key), ['0FR', '0~', '1~Arctic Ocean', '2~Arctic Ocean/Kara Sea', '0?']);
});

test('choices stand by number of events, those with an order of their own in it', () => {
  const events = [event(['FR'], { keys: { status: ['planned'] } }), event(['JP']), event(['JP'])];
  assert.deepEqual(counter(events).ordered('where'), ['JP', 'FR']);
  assert.deepEqual(counter(events).ordered('status'), ['happened', 'planned']);
});

test('an event passes the dates when any of its days lies inside', () => {
  const long = event(['FR'], { first: '2024-01-01', last: '2024-12-31' });
  const state = { ...facets.everything(), from: '2024-06-01', to: '2024-06-02' };
  assert.deepEqual(shown([long, event(['FR'])], state), [0]);
});

test('an event without any day passes unless undated ones are switched off', () => {
  const undated = event(['FR'], { first: null, last: null });
  const state = { ...facets.everything(), from: '2024-06-01' };
  assert.deepEqual(shown([undated], state), [0]);
  assert.deepEqual(shown([undated], { ...state, undated: false }), []);
});

test('an event that only has a bound counts as undated and stands on its bound', () => {
  const bounded = event(['FR'], { first: null, precision: 'unknown' });
  const state = facets.everything();
  assert.equal(tally([bounded], state).undated, 1);
  assert.deepEqual(shown([bounded], { ...state, undated: false }), []);
  assert.deepEqual(shown([bounded], { ...state, from: '2024-06-01' }), []);
});

test('the timeline counts what all filters but the date let pass', () => {
  const found = tally([event(['FR']), event(['JP'])], { ...facets.everything(), from: '2025-01-01' });
  assert.deepEqual([found.shown, found.anyDay], [[], [0, 1]]);
});

test('find takes every word, without case or accents', () => {
  const state = { ...facets.everything(), query: 'LYÓN met' };
  assert.deepEqual(shown([event(['FR'])], state), [0]);
});

test('intervals read as a reader would say them', () => {
  assert.equal(dates.interval('2024-04-01', '2024-04-30', 'month', t), 'April 2024');
  assert.equal(dates.interval('1998-01-01', '1998-12-31', 'year', t), '1998');
  assert.equal(dates.interval('2022-02-24', null, 'range', t), 'since 24 Feb 2022');
  assert.equal(dates.interval('2024-03-09', '2024-03-09', 'day', t), '9 Mar 2024');
});

test('an event without a date is said to lie before or after a day, no more', () => {
  assert.equal(dates.interval(null, '2024-03-09', 'unknown', t), 'at_latest 9 Mar 2024');
  assert.equal(dates.interval('2024-03-09', null, 'unknown', t), 'at_earliest 9 Mar 2024');
});

test('a day becomes a number and back, before 1970 too', () => {
  for (const day of ['1969-12-31', '1970-01-01', '2024-02-29', '0999-06-01']) assert.equal(dates.iso(dates.number(day)), day);
});

test('a cell that begins like a formula is made text', () => {
  assert.equal(table.cell('=1+1'), "'=1+1");
  assert.equal(table.cell(' @SUM(A1)'), "' @SUM(A1)");
  assert.equal(table.cell('-12.5'), '-12.5');
  assert.equal(table.cell(-3), '-3');
});

test('a cell with a comma, a quote or a line break is quoted', () => {
  assert.equal(table.cell('a "b", c'), '"a ""b"", c"');
});

test('a table has the features’ columns, then longitude and latitude', () => {
  const features = [{ properties: { id: 'e1', label: 'Met, then left' }, geometry: { type: 'Point', coordinates: [4.8, 45.7] } }, { properties: { id: 'e2', label: null }, geometry: null }];
  assert.equal(table.csv(features), 'id,label,longitude,latitude\r\ne1,"Met, then left",4.8,45.7\r\ne2,,,\r\n');
});

test('a collection of features has a bbox that crosses the antimeridian where that is nearer', () => {
  const point = (lon, lat) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] } });
  const { bbox, features } = JSON.parse(table.collection([point(170, 5), point(-160, -5)], ['who'], 'note'));
  assert.deepEqual([bbox, features.length], [[170, -5, -160, 5], 2]);
});

test('a box goes round shapes of several parts, and there is none around nothing', () => {
  const ring = (west, east) => [[[west, 0], [east, 0], [east, 2], [west, 0]]];
  assert.deepEqual(boundingBox([{ type: 'MultiPolygon', coordinates: [ring(178, 180), ring(-180, -177)] }, null]), [178, 0, -177, 2]);
  assert.equal(boundingBox([null]), null);
});

test('a ring is cut to a box', () => {
  assert.deepEqual(geometry.clipped([[-5, 1], [5, 1], [5, 3], [-5, 3]], [0, 0, 9, 9]), [[0, 1], [5, 1], [5, 3], [0, 3]]);
  assert.deepEqual(geometry.clipped([[-5, 1], [-2, 1], [-2, 3]], [0, 0, 9, 9]), []);
});

test('a packed ring is unpacked as Python packed it', () => {
  assert.deepEqual(geometry.unpack('??A??B', 3), [0, 0, 0.001, 0, 0.001, -0.002]);
});

test('a longitude is taken to the copy nearest to the view', () => {
  assert.equal(geometry.near(-179, 178), 181);
  assert.equal(geometry.near(10, 20), 10);
});

test('bounds go round the back of the globe where that is shorter', () => {
  assert.deepEqual(geometry.enclosing([[179, 1], [-179, 2]]), [179, 1, 181, 2]);
});

test('an arrow ends at the near copy of its destination', () => {
  const line = geometry.bow([170, 0], [-170, 0], 4);
  assert.deepEqual(line[4], [190, 0]);
});

test('runs cover a paragraph without gaps and know the marks over them', () => {
  const marks = [{ span: [0, 10], kind: 'sentence' }, { span: [4, 7], kind: 'place' }];
  const found = runs.runs(0, 12, marks);
  assert.deepEqual(found.map(({ start, end, marks: over }) => [start, end, over.length]), [[0, 4, 1], [4, 7, 2], [7, 10, 1], [10, 12, 0]]);
});

test('paragraphs are parted by line breaks and keep their offsets', () => {
  assert.deepEqual(runs.paragraphs(100, 'One.\n\n  \r\nTwo'), [[100, 104], [110, 113]]);
});

test('a symbol is put where it covers no other, or nowhere', () => {
  const taken = new placing.Taken();
  taken.add([0, 0, 20, 20]);
  assert.equal(placing.place(taken, 10, 10, 10, 10, [[0, 0]]), null);
  assert.deepEqual(placing.place(taken, 10, 10, 10, 10, [[0, 0], [0, 30]]).box, [5, 35, 15, 45]);
});

test('a point is found inside a ring, and outside of it', () => {
  const ring = [0, 0, 4, 0, 4, 4, 0, 4];
  assert.deepEqual([geometry.inside(1, 1, ring), geometry.inside(5, 1, ring)], [true, false]);
});

test('the name of an ocean keeps away from symbols and towards its middle', () => {
  const taken = new placing.Taken();
  taken.add([90, 90, 110, 110]);
  const spots = [{ x: 100, y: 150 }, { x: 300, y: 300 }, { x: 400, y: 300 }];
  assert.equal(placing.labelSpot(taken, spots, { x: 900, y: 300 }, 60, 20), spots[2]);
  assert.equal(placing.labelSpot(taken, [{ x: 100, y: 100 }], { x: 0, y: 0 }, 60, 20), null);
});

test('the space around a box is measured to the nearest other', () => {
  const taken = new placing.Taken();
  taken.add([0, 0, 10, 10]);
  assert.deepEqual([placing.clearance(taken, [13, 14, 20, 20], 99), placing.clearance(taken, [5, 5, 9, 9], 99), placing.clearance(taken, [500, 0, 510, 10], 99)], [5, -5, 99]);
});

const FRAME = [0, 0, 800, 600];
const ISRAEL = { x: 400, y: 300, kind: 'country', text: 'Israel', count: '12' };
const HERE = () => [[0, 0]];

test('a badge with room around it stands at its place with its name', () => {
  const { box, short } = badges.find(new placing.Taken(), ISRAEL, HERE, FRAME, []);
  assert.deepEqual([short, (box[0] + box[2]) / 2, box[2] - box[0]], [false, 400, badges.sizes('country', 'Israel', '12').full]);
});

/** Something at the right of the place leaves room for a small badge only. */
function crowd() {
  const taken = new placing.Taken();
  const { least } = badges.sizes('country', 'Israel', '12');
  taken.add([400 + least / 2 + 1, 200, 800, 400]);
  return taken;
}

test('a badge with little room is small and has its name beside it', () => {
  const { box, short, name } = badges.find(crowd(), ISRAEL, HERE, FRAME, []);
  assert.ok(short);
  assert.ok(name[2] <= box[0]);
});

test('a badge without room for its name joins the bubble beside its place, and no far one', () => {
  const taken = crowd();
  taken.add([0, 0, 800, 285]);
  taken.add([0, 315, 800, 600]);
  taken.add([0, 0, 360, 600]);
  const [near, far] = [{ x: 380, y: 330 }, { x: 100, y: 300 }];
  assert.equal(badges.find(taken, ISRAEL, HERE, FRAME, [far, near]).bubble, near);
  assert.equal(badges.find(taken, ISRAEL, HERE, FRAME, [far]).short, true);
});

test('a bubble grows with its number', () => {
  assert.deepEqual([2, 99, 12000].map(badges.bubble), [30, 34, 40]);
});
