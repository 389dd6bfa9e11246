// Saves what is shown as files. Nothing leaves the page: the browser writes them from memory.
(function (geo) {
  'use strict';

  /** The exported features of the events that are shown, in the data's order. */
  function features(model) {
    return [...model.shown].sort((a, b) => a - b).map((index) => model.events[index].feature);
  }

  function save(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const anchor = geo.dom.el('a', { href: address, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function geojson(model) {
    save(`${model.t('file_name')}.geojson`, 'application/geo+json', geo.table.collection(features(model), model.data.attribution, model.data.note));
  }

  function csv(model) {
    // The mark at the start tells spreadsheets that this is UTF-8.
    save(`${model.t('file_name')}.csv`, 'text/csv', '\ufeff' + geo.table.csv(features(model)));
  }

  geo.exports = { geojson, csv, features };
})(globalThis.geo = globalThis.geo || {});
