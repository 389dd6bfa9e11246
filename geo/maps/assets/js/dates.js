// Days and intervals in words and numbers. Pure: no DOM. Days are ISO strings, without a time zone.
(function (geo) {
  'use strict';

  const formats = new Map();

  function format(options, locale) {
    const key = JSON.stringify(options) + locale;
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
    }
    return formats.get(key);
  }

  const DAY = { day: 'numeric', month: 'short', year: 'numeric' };
  const MONTH = { month: 'long', year: 'numeric' };
  const SHORT = {
    day: { day: 'numeric', month: 'short' },
    month: { month: 'short', year: 'numeric' },
    year: { year: 'numeric' },
  };
  const MILLISECONDS = 86400000;

  /** Days since 1 January 1970; null without a day. */
  function number(iso) {
    return iso ? Math.round(Date.parse(iso + 'T00:00:00Z') / MILLISECONDS) : null;
  }

  function iso(days) {
    return new Date(days * MILLISECONDS).toISOString().slice(0, 10);
  }

  function day(one, locale) {
    return one ? format(DAY, locale).format(new Date(one + 'T00:00:00Z')) : '';
  }

  /** A day number as an axis shows it: "8 Jan", "Jan 2023" or "2023". */
  function short(days, unit, locale) {
    return format(SHORT[unit], locale).format(new Date(days * MILLISECONDS));
  }

  /** An inclusive interval as a reader would say it: a day, a month, a year, from … to ….
   *  An event without a date is only known to lie before or after a day. `t` gives the words. */
  function interval(first, last, precision, t) {
    const locale = t('locale');
    if (!first && !last) return '';
    if (precision === 'year' && first) return first.slice(0, 4);
    if (precision === 'month' && first) {
      return format(MONTH, locale).format(new Date(first + 'T00:00:00Z'));
    }
    if (first && last && first !== last) return day(first, locale) + ' – ' + day(last, locale);
    if (first && !last) return t(precision === 'unknown' ? 'at_earliest' : 'since', { date: day(first, locale) });
    if (!first) return t(precision === 'unknown' ? 'at_latest' : 'until', { date: day(last, locale) });
    return day(first, locale);
  }

  geo.dates = { number, iso, day, short, interval };
})(globalThis.geo = globalThis.geo || {});
