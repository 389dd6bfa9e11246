// How large a badge or a bubble is, and where in a crowd a badge finds room for itself and its name.
(function (geo) {
  'use strict';

  const { around, beside, place } = geo.placing;
  const HIGH = 26;
  const LONGEST = 28;
  const NAME_HIGH = 16;
  /** Pixels: a badge further from its place is read as that of another place. */
  const NEAR = 44;
  /** Pixels between a place and the bubble that stands for it too, where there is no room left. */
  const REACH = 46;
  /** As `css/map.css` has them. */
  const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
  const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, Charter, "Noto Serif", "Liberation Serif", Georgia, serif';
  const FONTS = {
    country: `600 12px ${SANS}`,
    area: `italic 600 13px ${SERIF}`,
    count: `700 11px ${SANS}`,
    name: '600 12px system-ui, sans-serif',
    quiet: '11px system-ui, sans-serif',
  };

  let pencil = null;
  const widths = new Map();

  /** Width of a text in pixels. */
  function width(text, kind) {
    const key = `${kind} ${text}`;
    if (!widths.has(key)) {
      pencil = pencil || document.createElement('canvas').getContext('2d');
      pencil.font = FONTS[kind];
      widths.set(key, pencil.measureText(text).width);
    }
    return widths.get(key);
  }

  /** A name that fits a badge; the list and the title have it in full. */
  function shortened(name) {
    return name.length > LONGEST ? name.slice(0, LONGEST - 1).trimEnd() + '…' : name;
  }

  /** Pixels that a badge takes, with its name and without; `count` is empty for a single event. */
  function sizes(kind, text, count) {
    const number = count ? Math.ceil(width(count, 'count')) + 15 : 0;
    const bare = 33 + number;
    return { full: bare + 8 + Math.ceil(width(text, kind)), least: count ? bare : HIGH + 4 };
  }

  /** A bubble grows with what it stands for, by three steps. */
  function bubble(n) {
    return n < 10 ? 30 : n < 1000 ? 34 : 40;
  }

  /** Where a name stands free beside a symbol, as a box; null where it does not. */
  function nameBox(taken, text, kind, x, y, away, frame, up = away) {
    const wide = Math.ceil(width(text, kind)) + 6;
    return beside(x, y, away, wide, NAME_HIGH, up).find((box) => box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3] && taken.free(box)) || null;
  }

  /**
   * Where a badge goes whose place is at x, y: near it with its name inside, or small with its name
   * beside it; else into a bubble at its place; else further away, or small without a name.
   * Returns { box, short, name } or { bubble }.
   */
  function find(taken, { x, y, kind, text, count }, tries, frame, bubbles) {
    const { full, least } = sizes(kind, text, count);
    const moved = (one) => (one ? Math.hypot(one.dx, one.dy) : Infinity);
    const spot = place(taken, x, y, full, HIGH, tries(x, y, full));
    if (moved(spot) <= NEAR) return { box: spot.box, short: false };
    const small = place(taken, x, y, least, HIGH, tries(x, y, least));
    const box = small ? small.box : around(x, y, least, HIGH);
    const name = small && nameBox(taken, text, 'name', (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, least / 2, frame, HIGH / 2);
    if (name && moved(small) <= NEAR) return { box, short: true, name };
    const host = nearest(bubbles, x, y);
    if (host) return { bubble: host };
    if (spot && moved(spot) - 12 <= moved(small)) return { box: spot.box, short: false };
    return { box, short: true, name };
  }

  function nearest(bubbles, x, y) {
    let best = null;
    for (const one of bubbles) {
      const far = Math.hypot(one.x - x, one.y - y);
      if (far <= REACH && (!best || far < best.far)) best = { far, one };
    }
    return best && best.one;
  }

  geo.badges = { HIGH, width, shortened, sizes, bubble, nameBox, find };
})(globalThis.geo = globalThis.geo || {});
