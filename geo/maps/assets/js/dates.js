// Days and intervals in words. Pure: no DOM. Days are ISO strings, without a time zone.
(function (geo) {
  'use strict';

  const formats = new Map();

  function format(options, locale) {
    const key = JSON.stringify(options);
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
    }
    return formats.get(key);
  }

  const DAY = { day: 'numeric', month: 'short', year: 'numeric' };
  const MONTH = { month: 'long', year: 'numeric' };

  function day(iso, locale) {
    return iso ? format(DAY, locale).format(new Date(iso + 'T00:00:00Z')) : '';
  }

  /** An inclusive interval as a reader would say it: a day, a month, a year, from … to ….
   *  `t` gives the page's words. */
  function interval(first, last, precision, t) {
    const locale = t('locale');
    if (!first && !last) return '';
    if (precision === 'year' && first) return first.slice(0, 4);
    if (precision === 'month' && first) {
      return format(MONTH, locale).format(new Date(first + 'T00:00:00Z'));
    }
    if (first && last && first !== last) return day(first, locale) + ' – ' + day(last, locale);
    if (first && !last) return t('since', { date: day(first, locale) });
    if (!first) return t('until', { date: day(last, locale) });
    return day(first, locale);
  }

  geo.dates = { day, interval };
})(globalThis.geo = globalThis.geo || {});
