// The order of a table's rows. Pure: no DOM.
(function (geo) {
  'use strict';

  const empty = (value) => value === null || value === undefined || value === '';

  /** Positions of the values in order; equal ones stay as they stand, empty ones come last. */
  function order(values, descending, locale) {
    const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
    const sign = descending ? -1 : 1;
    return values.map((_, index) => index).sort((a, b) => {
      const [one, other] = [values[a], values[b]];
      if (empty(one) || empty(other)) return empty(one) - empty(other) || a - b;
      const compared = typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other));
      return sign * compared || a - b;
    });
  }

  geo.sorting = { order };
})(globalThis.geo = globalThis.geo || {});
