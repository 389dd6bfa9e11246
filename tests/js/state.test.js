// The page's pure functions: time, the address, sorting, links, pictures (test_core.py starts it).
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');

const ASSETS = path.join(__dirname, '../../geo/maps/assets/js');
for (const name of ['facets', 'dates', 'bins', 'hash', 'sorting', 'links', 'picture']) require(path.join(ASSETS, name + '.js'));
const { facets, dates, bins, hash, sorting, links, picture } = globalThis.geo;

const day = dates.number;
const said = (days) => days.map(dates.iso);
const dated = (from, until, status = 'happened') => ({ from: day(from), until: day(until || from), status });

test('weeks begin on Monday', () => {
  assert.deepEqual(said(bins.around(day('2024-03-10'), 'week')), ['2024-03-04', '2024-03-11']);
});

test('months and years end where the calendar ends them', () => {
  assert.deepEqual(said(bins.around(day('2024-02-29'), 'month')), ['2024-02-01', '2024-03-01']);
  assert.deepEqual(said(bins.around(day('1960-07-01'), 'year')), ['1960-01-01', '1961-01-01']);
});

test('bins grow with the time that they must hold', () => {
  const unit = (first, last) => bins.unitFor(day(first), day(last));
  assert.deepEqual([unit('2024-01-01', '2024-03-01'), unit('2024-01-01', '2024-08-31'), unit('2018-01-01', '2024-12-31'), unit('1960-01-01', '2024-12-31')], ['day', 'week', 'month', 'year']);
});

test('an event of a year is spread over its months and counts once', () => {
  const limits = bins.edges(day('2024-01-01'), day('2024-12-31'), 'month');
  const found = bins.histogram([dated('2024-01-01', '2024-12-31')], limits);
  assert.equal(found.length, 12);
  assert.ok(Math.abs(found.reduce((sum, { spread }) => sum + spread, 0) - 1) < 1e-9);
  assert.equal(found[0].sure, 0);
});

test('a day is sure, a plan is open', () => {
  const limits = bins.edges(day('2024-01-01'), day('2024-01-02'), 'day');
  assert.deepEqual(bins.histogram([dated('2024-01-02'), dated('2024-01-02', null, 'planned')], limits)[1], { sure: 1, open: 1, spread: 0 });
});

test('events without a date are in no bin', () => {
  assert.equal(bins.extent([{ from: null, until: null }]), null);
  assert.equal(bins.histogram([{ from: null, until: null }], [0, 1])[0].sure, 0);
});

test('a window steps on by its own length and stops at the end', () => {
  const limits = [0, 10, 20, 30, 40];
  assert.deepEqual(bins.step(limits, [0, 19], 1), [20, 39]);
  assert.equal(bins.step(limits, [20, 39], 1), null);
  assert.deepEqual(bins.step(limits, null, 1), [0, 9]);
  assert.deepEqual(bins.step(limits, [10, 29], -1), [0, 9], 'what is left of it');
});

test('an axis names no more days than it has room for', () => {
  const { days, unit } = bins.ticks(day('2022-01-01'), day('2024-06-30'), 9);
  assert.deepEqual([said(days), unit], [['2022-01-01', '2023-01-01', '2024-01-01'], 'year']);
});

const KEYS = Object.fromEntries(facets.FACETS.map((facet) => [facet, ['A', 'B', 'C,&=#']]));
const begin = () => {
  const filter = facets.everything();
  filter.off.prominence.add('B');
  return filter;
};
const state = (filter, more) => ({ filter, view: null, event: null, article: null, tab: 'events', mentioned: true, ...more });

test('a page as it is at first has nothing to say in its address', () => {
  assert.equal(hash.encode(state(begin()), begin(), KEYS), '');
});

test('what an address says comes back', () => {
  const filter = { ...begin(), from: '2023-01-01', to: '2023-01-31', since: '2024-02-01', undated: false, query: 'a & b=ü' };
  filter.off.where = new Set(['A', 'B']);
  filter.off.who = new Set(['C,&=#']);
  filter.off.prominence = new Set();
  const before = state(filter, { view: [24.5, 181.25, 6.5], event: 'r1', tab: 'table', mentioned: false });
  assert.deepEqual(hash.decode('#' + hash.encode(before, begin(), KEYS), begin(), KEYS), before);
});

test('the fewer of what is on and what is off are named', () => {
  const filter = begin();
  filter.off.where = new Set(['A', 'B']);
  assert.equal(hash.encode(state(filter), begin(), KEYS), 'where=C%2C%26%3D%23');
});

test('an address by hand or from another build breaks nothing', () => {
  const found = hash.decode('where=X&view=a,b&from=tomorrow&find=%E0%A4%A&&=', begin(), KEYS);
  assert.deepEqual([[...found.filter.off.where], found.view, found.filter.from, found.filter.query], [['A', 'B', 'C,&=#'], null, null, '%E0%A4%A']);
});

test('rows sort as people sort, with empty cells last both ways', () => {
  const values = ['b10', null, 'B9', '', 'á'];
  assert.deepEqual(sorting.order(values, false, 'en'), [4, 2, 0, 1, 3]);
  assert.deepEqual(sorting.order(values, true, 'en'), [0, 2, 4, 1, 3]);
});

test('numbers sort as numbers', () => {
  assert.deepEqual(sorting.order([10, 9.5, 100], false, 'en'), [1, 0, 2]);
});

test('a link names the first and last words of a long quote', () => {
  assert.equal(links.toQuote('https://news.example/a', 'Two ships met, and left.'), 'https://news.example/a#:~:text=Two%20ships%20met%2C%20and%20left.');
  assert.equal(links.toQuote('javascript:alert(1)', 'Two ships'), null);
});

const SCENE = {
  width: 400, height: 200, title: 'Ships & <storms>', subtitle: null, credit: 'Desk', notes: ['Data: \u0000them'], land: [], coast: [], boxes: [],
  lines: [], symbols: [{ kind: 'bubble', x: 10, y: 10, count: 3 }], labels: [{ kind: 'place', text: 'Lyon', x: 50, y: 50 }], tags: [], legend: [], scale: { pixels: 80, text: '50 km' },
};

test('a picture holds its title, names, scale and credit as escaped text', () => {
  const drawn = picture.svg(SCENE);
  for (const words of ['>Ships &amp; &lt;storms&gt;<', '>Lyon<', '>50 km<', '>Desk<', '>3<', '>Data: \ufffdthem<']) assert.ok(drawn.includes(words), words);
});

test('long words are broken so that no line leaves the picture', () => {
  assert.ok(picture.wrapped('x'.repeat(500) + ' end', 300, 12).every((line) => line.length <= 47));
});

test('points of an outline that fall together are drawn once', () => {
  assert.equal(picture.path([[[0, 0], [0.1, 0.1], [5, 0], [5, 5]]]), 'M0 0L5 0L5 5Z');
});

test('a picture names the filters at work under its subtitle', () => {
  const drawn = picture.svg({ ...SCENE, subtitle: 'Spring', filters: '2 of 3 events · since 1 March' });
  assert.ok(drawn.indexOf('Spring') < drawn.indexOf('2 of 3 events · since 1 March'));
});

test('a symbol of a picture shows its number as the map does', () => {
  assert.ok(picture.svg({ ...SCENE, symbols: [{ kind: 'bubble', x: 9, y: 9, wide: 40, count: 12984, said: '13K' }] }).includes('>13K<'));
});

test('years stand closer on the timeline than days, whose names are longer', () => {
  assert.equal(bins.ticks(day('2020-07-01'), day('2025-12-31'), 4, 7).days.length, 5);
});
