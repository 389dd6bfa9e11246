// Reads packed blocks (JSON of { name: base64 } on stdin) with the page's own scripts and prints
// what they make of them as JSON.
'use strict';

const path = require('node:path');

const ASSETS = path.join(__dirname, '../../geo/maps/assets/js');
for (const name of ['facets', 'dates', 'links', 'geometry', 'decode', 'chunk', 'articles', 'store', 'events', 'rows']) require(path.join(ASSETS, name + '.js'));
const { geo } = globalThis;

const REPORT = ['id', 'article', 'label', 'type', 'mode', 'status', 'prominence', 'confidence', 'trigger', 'sentence', 'time', 'attributed_to', 'actors', 'recipients', 'places', 'numbers'];
const ARTICLE = ['id', 'title', 'date', 'date_source', 'date_reason', 'source', 'url', 'language', 'notices', 'pieces', 'marks', 'left_out'];
const EVENT = ['id', 'place', 'keys', 'rank', 'first', 'last', 'precision', 'words'];

const plain = (names, one) => Object.fromEntries(names.map((name) => [name, one[name]]));

async function main(input) {
  const packed = JSON.parse(input);
  const unpack = (name) => geo.decode.unpacked(packed[name]);
  const store = new geo.store.Store({ ...await unpack('core'), ...await unpack('places') }, unpack);
  await store.loadExport();
  const { events } = new geo.events.EventTable(store, () => null);
  process.stdout.write(JSON.stringify({
    features: events.map((event) => geo.rows.feature(event)),
    events: events.map((event) => ({ ...plain(EVENT, event), reports: event.reports.map((report) => plain(REPORT, report)) })),
    articles: store.articles.map((article) => plain(ARTICLE, article)),
    places: store.places,
  }));
}

let input = '';
process.stdin.setEncoding('utf-8').on('data', (text) => { input += text; }).on('end', () => main(input));
