// The timeline's arithmetic: bins of days, weeks, months or years, and what falls into each. Pure.
// Days are whole numbers since 1970; a bin is [edges[i], edges[i + 1]), an event's days inclusive.
(function (geo) {
  'use strict';

  /** The most bins of a unit, so that months, which readers think in, come before many weeks. */
  const MOST = { day: 120, week: 36, month: 120 };
  const WEEK = 7;
  const OPEN = new Set(['planned', 'possible', 'denied']);
  const UNITS = ['day', 'week', 'month'];
  const MONTHS = { month: 1, quarter: 3, year: 12, lustrum: 60, decade: 120, half: 600, century: 1200 };

  const parts = (day) => new Date(day * 86400000);
  const monthStart = (months) => Math.round(Date.UTC(Math.floor(months / 12), ((months % 12) + 12) % 12, 1) / 86400000);
  const monthOf = (day) => parts(day).getUTCFullYear() * 12 + parts(day).getUTCMonth();

  /** Start of the step that a day lies in, and of the next one. */
  function around(day, unit) {
    if (unit === 'day') return [day, day + 1];
    if (unit === 'week') {
      const monday = day - ((day + 3) % WEEK + WEEK) % WEEK;
      return [monday, monday + WEEK];
    }
    const months = MONTHS[unit];
    const first = Math.floor(monthOf(day) / months) * months;
    return [monthStart(first), monthStart(first + months)];
  }

  /** Edges of all bins of a unit that are needed to hold the days from first to last. */
  function edges(first, last, unit) {
    const found = [around(first, unit)[0]];
    while (found[found.length - 1] <= last) found.push(around(found[found.length - 1], unit)[1]);
    return found;
  }

  /** The finest unit that needs no more than its number of bins; years where none does. */
  function unitFor(first, last) {
    const lengths = { day: 1, week: 7, month: 30.4 };
    return UNITS.find((unit) => (last - first + 1) / lengths[unit] <= MOST[unit]) || 'year';
  }

  /** First and last day of events that have a date, or null: open ends count as of the known end. */
  function extent(events) {
    let first = Infinity;
    let last = -Infinity;
    for (const { from, until } of events) {
      if (from === null) continue;
      if (from < first) first = from;
      if (until > last) last = until;
    }
    return first === Infinity ? null : [first, last];
  }

  /** For each bin how many events: `sure` lie in it for certain, `open` are planned or possible,
   *  `spread` are known only to a wider time, over which each is spread evenly (it sums to one). */
  function histogram(events, limits) {
    const bins = limits.slice(1).map(() => ({ sure: 0, open: 0, spread: 0 }));
    for (const { from, until, status } of events) {
      if (from === null) continue;
      const first = at(limits, from);
      const last = at(limits, until);
      const name = OPEN.has(status) ? 'open' : first === last ? 'sure' : 'spread';
      const days = until - from + 1;
      for (let index = first; index <= last; index += 1) {
        const inside = Math.min(until + 1, limits[index + 1]) - Math.max(from, limits[index]);
        bins[index][name] += inside / days;
      }
    }
    return bins;
  }

  /** Index of the bin that holds a day; the nearest one outside of all bins. */
  function at(limits, day) {
    let low = 0;
    let high = limits.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (limits[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The edge nearest to a day. */
  function nearest(limits, day) {
    return limits.reduce((best, edge) => (Math.abs(edge - day) < Math.abs(best - day) ? edge : best));
  }

  /** The window [from, to] (days, inclusive) moved on by its own length in bins, or null where it
   *  would leave the bins. Without a window: the first bin, or the last one going back. */
  function step(limits, window, by) {
    const bins = limits.length - 1;
    const first = window ? at(limits, window[0]) : by > 0 ? -1 : bins;
    const count = window ? at(limits, window[1]) - first + 1 : 1;
    const start = first + by * count;
    if (start >= bins || start + count <= 0) return null;
    const [low, high] = [Math.max(0, start), Math.min(bins, start + count)];
    return [limits[low], limits[high] - 1];
  }

  /** Days to name under the bins, at most so many, and the unit to name them by. */
  function ticks(first, last, most, mostYears = most) {
    for (const unit of ['day', 'week', 'month', 'quarter', 'year', 'lustrum', 'decade', 'half', 'century']) {
      const days = edges(first, last, unit).filter((day) => day >= first && day <= last);
      const said = unit === 'day' || unit === 'week' ? 'day' : unit === 'month' || unit === 'quarter' ? 'month' : 'year';
      if (days.length <= (said === 'year' ? mostYears : most)) return { days, unit: said };
    }
    return { days: [first], unit: 'year' };
  }

  geo.bins = { around, edges, unitFor, extent, histogram, at, nearest, step, ticks };
})(globalThis.geo = globalThis.geo || {});
