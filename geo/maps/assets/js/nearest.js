// Which events may be the same as another: those nearest in time. Pure: no DOM.
(function (geo) {
  'use strict';

  /** Days between two intervals {first, last} of ISO days; 0 where they meet, Infinity without a day. */
  function apart(one, other) {
    const [a, b] = [one, other].map(({ first, last }) => [first || last, last || first].map(geo.dates.number));
    if (a[0] === null || b[0] === null) return Infinity;
    return Math.max(0, b[0] - a[1], a[0] - b[1]);
  }

  /** The other events, nearest in time first, of those the ones of the same type. */
  function nearest(events, event) {
    return events.filter(({ index }) => index !== event.index)
      .map((one) => ({ one, days: apart(event, one), type: one.type === event.type ? 0 : 1 }))
      .sort((a, b) => (a.days === b.days ? 0 : a.days - b.days) || a.type - b.type || a.one.index - b.one.index)
      .map(({ one }) => one);
  }

  geo.nearest = nearest;
})(globalThis.geo = globalThis.geo || {});
