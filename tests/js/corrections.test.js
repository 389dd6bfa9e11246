// The list of corrections and their file (tests/js/test_core.py starts it).
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');

require(path.join(__dirname, '../../geo/maps/assets/js/corrections.js'));
require(path.join(__dirname, '../../geo/maps/assets/js/dates.js'));
require(path.join(__dirname, '../../geo/maps/assets/js/nearest.js'));
const { corrections, nearest } = globalThis.geo;

const right = (event) => corrections.entry({ kind: 'right', values: { event } });
const named = (kind, values) => corrections.entry({ kind, values: { name: 'Georgia', ...values } });

test('an entry becomes a table of the file, with its keys in order', () => {
  const entry = named('place', { lat: 57, lon: 12.5, start: 7, article: 'a' });
  assert.equal(corrections.toml([entry]), '[[place]]\nname = "Georgia"\narticle = "a"\nstart = 7\nlon = 12.5\nlat = 57\n');
});

test('days stand bare, as TOML has them', () => {
  const entry = corrections.entry({ kind: 'date', values: { event: 'e', from: '2024-05-06', to: '' } });
  assert.equal(corrections.toml([entry]), '[[date]]\nevent = "e"\nfrom = 2024-05-06\n');
});

test('no text can end its own line or quote', () => {
  assert.equal(corrections.quoted('"\\\n\u0000\u007f'), '"\\"\\\\\\n\\u0000\\u007f"');
});

test('half a sign, which no file can hold, is replaced', () => {
  assert.equal(corrections.quoted('a\ud83d'), '"a\ufffd"');
});

test('what stands above the entries is a comment, line by line', () => {
  assert.equal(corrections.toml([], 'one\n[[right]]'), '# one\n# [[right]]\n');
});

test('the last word about an event counts', () => {
  const list = corrections.add(corrections.add([], right('e')), corrections.entry({ kind: 'not_an_event', values: { event: 'e' } }));
  assert.deepEqual(list.map(({ kind }) => kind), ['not_an_event']);
});

test('entries about several events stand side by side', () => {
  assert.equal(corrections.add(corrections.add([], right('e')), right('f')).length, 2);
});

test('the narrowest entry about a mention is the one that holds', () => {
  const list = [named('not_a_place'), named('right', { article: 'a' }), named('place', { article: 'a', start: 7, means: 'x' })];
  const kind = (mention) => corrections.ofMention(list, mention)?.kind;
  assert.deepEqual([kind({ name: 'Georgia', article: 'a', start: 7 }), kind({ name: 'Georgia', article: 'a', start: 9 }), kind({ name: 'Georgia', article: 'b', start: 7 }), kind({ name: 'Fiji', article: 'a', start: 7 })], ['place', 'right', 'not_a_place', undefined]);
});

test('an entry can be taken out of the list', () => {
  assert.deepEqual(corrections.remove([right('e'), right('f')], 0), [right('f')]);
});

test('what a browser kept is taken back, and nothing else', () => {
  const strange = [right('e'), null, 7, { kind: 'constructor', values: {} }, { kind: 'date', values: { event: 'e', from: '2024-05-06\n[[x]]' } }];
  assert.deepEqual(corrections.kept(JSON.stringify(strange)), [right('e')]);
  assert.deepEqual(corrections.kept('no JSON'), []);
});

test('pages of other articles keep their corrections elsewhere', () => {
  assert.notEqual(corrections.key('Map', ['a', 'b']), corrections.key('Map', ['a', 'c']));
});

test('words are found in a text however their lines break', () => {
  assert.equal(corrections.verbatim('The depot\nburned (twice).', ' depot burned  (twice). '), 'depot\nburned (twice).');
  assert.equal(corrections.verbatim('The depot', 'a port'), null);
  assert.equal(corrections.verbatim('The depot', '  '), null);
});

test('several events stand in a list', () => {
  const one = corrections.entry({ kind: 'same_event', values: { events: ['a', 'b"'] } });
  assert.equal(corrections.toml([one]), '[[same_event]]\nevents = ["a", "b\\""]\n');
});

test('no place is the empty id, but not beside a point', () => {
  const place = (values) => corrections.entry({ kind: 'event_place', values: { event: 'e', place: '', ...values } }).values;
  assert.deepEqual([place({}), place({ lon: 1, lat: 2 })], [{ event: 'e', place: '' }, { event: 'e', lon: 1, lat: 2 }]);
});

test('the place of an event and its date are two things to say', () => {
  const place = corrections.entry({ kind: 'event_place', values: { event: 'e', place: 'x' } });
  const list = corrections.add(corrections.add([], place), right('e'));
  assert.deepEqual([list.length, corrections.ofEvent(list, 'e').kind, corrections.placeOf(list, 'e').values.place], [2, 'right', 'x']);
});

test('the same two events are named once, in whatever order', () => {
  const same = (...events) => corrections.entry({ kind: 'same_event', values: { events } });
  const list = corrections.add(corrections.add([], same('a', 'b')), same('b', 'a'));
  assert.equal(list.length, 1);
  assert.equal(corrections.naming(list, 'same_event', 'a'), list[0]);
});

test('the nearest in time stand first, then those of its type, those without a day last', () => {
  const event = (index, first, type = 'A') => ({ index, first, last: first, type });
  const all = [event(0, '2024-03-09'), event(1, null), event(2, '2024-03-11'), event(3, '2024-03-08', 'B'), event(4, '2024-03-10')];
  assert.deepEqual(nearest(all, all[0]).map(({ index }) => index), [4, 3, 2, 1]);
});
