// The exported files as text: GeoJSON and CSV of the features that are shown. Pure: no DOM.
(function (geo) {
  'use strict';

  const RISKY = /^[\s\u0000]*[=+\-@\t\r]/;
  const NUMBER = /^-?\d+(\.\d+)?$/;

  /** A cell that no spreadsheet takes for a formula, quoted where it must be. */
  function cell(value) {
    if (value === null || value === undefined) return '';
    let text = String(value);
    if (typeof value === 'string' && RISKY.test(text) && !NUMBER.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  /** Longitude and latitude of a feature: its point, else the middle of its first ring's box. */
  function position(geometry) {
    if (!geometry) return [null, null];
    let coordinates = geometry.coordinates;
    if (geometry.type === 'Point') return coordinates;
    while (Array.isArray(coordinates[0]) && Array.isArray(coordinates[0][0])) {
      coordinates = coordinates[0];
    }
    const middle = (axis) => {
      const values = coordinates.map((point) => point[axis]);
      return Math.round((Math.min(...values) + Math.max(...values)) * 5e4) / 1e5;
    };
    return [middle(0), middle(1)];
  }

  /** Rows of CSV (RFC 4180) with a line of names; longitude and latitude come last. */
  function csv(features) {
    if (!features.length) return '';
    const columns = Object.keys(features[0].properties);
    const lines = [[...columns, 'longitude', 'latitude'].join(',')];
    for (const feature of features) {
      const values = columns.map((column) => cell(feature.properties[column]));
      lines.push([...values, ...position(feature.geometry).map(cell)].join(','));
    }
    return lines.join('\r\n') + '\r\n';
  }

  /** A GeoJSON FeatureCollection of these features, unchanged and in this order, a line each. */
  function collection(features, attribution, note) {
    const box = geo.boundingBox(features.map(({ geometry }) => geometry));
    const head = [['type', 'FeatureCollection'], ...(box ? [['bbox', box]] : []), ['attribution', attribution], ['note', note]];
    const members = head.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `{${members.join(',')},"features":[\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;
  }

  geo.table = { cell, csv, collection };
})(globalThis.geo = globalThis.geo || {});
