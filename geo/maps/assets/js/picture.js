// A map as an SVG file for publication: title, map, legend, scale, credit, attribution. Pure.
// `scene` holds plain numbers and words; every word is escaped here and nowhere else.
(function (geo) {
  'use strict';

  const INK = '#1d252c';
  const SOFT = '#56616b';
  const PAPER = '#ffffff';
  const COLOURS = { sea: '#d8e5ec', land: '#f4f1ea', active: '#fdf9ee', ice: '#e4ebee', border: '#b5b0a3', water: '#40667b' };
  const SANS = 'Helvetica, Arial, \'Liberation Sans\', sans-serif';
  const SERIF = 'Georgia, \'Liberation Serif\', serif';
  const MARGIN = 18;
  const LINE = 15;
  const LABELS = {
    place: { size: 12, weight: 600, fill: INK, font: SANS },
    quiet: { size: 11, weight: 400, fill: SOFT, font: SANS },
    water: { size: 12, weight: 400, fill: COLOURS.water, font: SERIF, style: 'italic' },
    country: { size: 11, weight: 600, fill: SOFT, font: SANS, capitals: true },
  };

  /** Text for XML: its own signs escaped, signs that XML forbids replaced. */
  function escaped(text) {
    return String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
      .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  }

  const round = (number) => Math.round(number * 10) / 10;

  function tag(name, attributes, ...children) {
    const said = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined && value !== false)
      .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? round(value) : value)}"`).join('');
    const inside = children.flat(Infinity).join('');
    return inside ? `<${name}${said}>${inside}</${name}>` : `<${name}${said}/>`;
  }

  function words(text, x, y, { size = 12, weight = 400, fill = INK, font = SANS, style = null, anchor = null, halo = false, capitals = false }) {
    return tag('text', { x, y, 'font-family': font, 'font-size': String(size), 'font-weight': String(weight), 'font-style': style, 'text-anchor': anchor, fill,
      'letter-spacing': capitals ? '0.9' : null, stroke: halo ? '#ffffff' : null, 'stroke-width': halo ? '3' : null, 'stroke-opacity': halo ? '0.75' : null, 'paint-order': halo ? 'stroke' : null, 'stroke-linejoin': halo ? 'round' : null },
    escaped(capitals ? text.toUpperCase() : text));
  }

  /** Lines of at most so many pixels, by a letter's usual width; long words are cut. */
  function wrapped(text, wide, size) {
    const most = Math.max(8, Math.floor(wide / (size * 0.53)));
    const lines = [''];
    for (const word of text.split(/\s+/).flatMap((one) => one.match(new RegExp(`.{1,${most}}`, 'gu')) || [])) {
      const last = lines[lines.length - 1];
      if (last && last.length + 1 + word.length > most) lines.push(word);
      else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    return lines.filter(Boolean);
  }

  /** Path data of rings of [x, y]; points that fall on the one before are left out. */
  function path(rings, closed = true) {
    return rings.filter((ring) => ring.length > 1).map((ring) => {
      let before = null;
      const kept = ring.filter((point, index) => {
        if (before && index < ring.length - 1 && Math.abs(point[0] - before[0]) + Math.abs(point[1] - before[1]) < 0.9) return false;
        before = point;
        return true;
      });
      return 'M' + kept.map(([x, y]) => `${round(x)} ${round(y)}`).join('L') + (closed ? 'Z' : '');
    }).join('');
  }

  /** A family's sign; events of several families have a plain dot. */
  function sign(family, x, y, size, colour) {
    if (!family.sign) return tag('circle', { cx: x, cy: y, r: size * 0.16, fill: colour });
    return tag('g', { transform: `translate(${round(x - size / 2)} ${round(y - size / 2)}) scale(${size / 16})` },
      tag('path', { d: family.sign, fill: 'none', stroke: colour, 'stroke-width': '1.7', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
  }

  const many = { light: '#3b4650', sign: null };

  /** A symbol of the map: dot, ring, badge, bubble or the small mark of a mentioned place.
   *  `count` is how many events it stands for, `said` that number as the symbol shows it. */
  function symbol({ kind, x, y, wide, high, family, text, count, said = String(count), hollow, plain }) {
    const { light: colour } = family || many;
    const mark = (at, size, tone) => (plain ? '' : sign(family || many, at, y, size, tone));
    const core = (radius) => [tag('circle', { cx: x, cy: y, r: radius, fill: hollow ? PAPER : colour, stroke: hollow ? colour : PAPER, 'stroke-width': hollow ? '2' : '1.5' }),
      count > 1 ? words(said, x, y + 4, { weight: 700, anchor: 'middle', fill: hollow ? colour : PAPER }) : mark(x, 15, hollow ? colour : PAPER)];
    if (kind === 'chosen') return tag('circle', { cx: x, cy: y, r: wide / 2, fill: 'none', stroke: INK, 'stroke-width': '2.5' });
    if (kind === 'mentioned') return tag('circle', { cx: x, cy: y, r: 3.6, fill: PAPER, stroke: SOFT, 'stroke-width': '1.5' });
    if (kind === 'bubble') return tag('circle', { cx: x, cy: y, r: wide / 2 - 1, fill: INK, stroke: PAPER, 'stroke-width': '2' }) + words(said, x, y + 4.5, { size: 13, weight: 700, anchor: 'middle', fill: PAPER });
    if (kind === 'dot') return core(12).join('');
    if (kind === 'ring') {
      return tag('circle', { cx: x, cy: y, r: 19, fill: colour, 'fill-opacity': '0.13', stroke: colour, 'stroke-width': '1.8', 'stroke-dasharray': '4 3' }) +
        (count > 1 ? words(said, x, y + 4, { weight: 700, anchor: 'middle', fill: colour }) : mark(x, 15, colour));
    }
    const left = x - wide / 2;
    const at = left + 13;
    const frame = tag('rect', { x: left, y: y - high / 2, width: wide, height: high, rx: kind === 'country' ? 4 : high / 2, fill: PAPER, 'fill-opacity': '0.94', stroke: colour, 'stroke-width': '1.4' });
    if (plain) return frame;
    return frame + tag('circle', { cx: at, cy: y, r: 9, fill: hollow ? PAPER : colour, stroke: colour, 'stroke-width': '1.4' }) + mark(at, 13, hollow ? colour : PAPER) +
      (text ? words(text, at + 14, y + 4, { weight: 600, font: kind === 'country' ? SANS : SERIF, style: kind === 'country' ? null : 'italic' }) : '') +
      (count > 1 ? words(said, left + wide - 9, y + 4, { size: 11, weight: 700, anchor: 'end', fill: colour }) : '');
  }

  function label({ kind, text, x, y }) {
    const look = LABELS[kind];
    return words(text, x, y + look.size / 3, { ...look, anchor: 'middle', halo: true });
  }

  function line({ look, rings, closed, colour, name }) {
    const d = path(rings, closed);
    if (!d) return '';
    const styles = {
      named: { fill: colour, 'fill-opacity': '0.14', stroke: colour, 'stroke-width': '1.2' },
      derived: { fill: `url(#hatch-${name})`, stroke: colour, 'stroke-width': '1.2', 'stroke-dasharray': '5 4' },
      chosen: { fill: colour, 'fill-opacity': '0.08', stroke: colour, 'stroke-width': '2' },
      ocean: { fill: colour, 'fill-opacity': '0.05', stroke: colour, 'stroke-opacity': '0.5', 'stroke-width': '2' },
      leader: { fill: 'none', stroke: SOFT, 'stroke-width': '1.2' },
      overlay: { fill: closed ? SOFT : 'none', 'fill-opacity': '0.1', stroke: SOFT, 'stroke-width': '1.6' },
      arrow: { fill: 'none', stroke: INK, 'stroke-width': '2.5', 'marker-end': 'url(#arrow)' },
    };
    return tag('path', { d, 'fill-rule': 'evenodd', ...styles[look] });
  }

  function hatches(lines) {
    const used = new Map(lines.filter(({ look }) => look === 'derived').map(({ name, colour }) => [name, colour]));
    return [...used].map(([name, colour]) => tag('pattern', { id: `hatch-${name}`, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      tag('line', { x1: 0, y1: 0, x2: 0, y2: 7, stroke: colour, 'stroke-width': '2', 'stroke-opacity': '0.42' })));
  }

  /** Items of the legend in rows; each with its own symbol. Returns the drawing and its height. */
  function legend(items, left, top, wide) {
    const drawn = [];
    let [x, y] = [left, top];
    for (const { text, ...look } of items) {
      const need = 34 + text.length * 6.6 + 14;
      if (x > left && x + need > left + wide) [x, y] = [left, y + 28];
      const small = look.kind === 'country' || look.kind === 'area';
      drawn.push(look.kind === 'derived' || look.kind === 'region'
        ? line({ look: look.kind === 'region' ? 'named' : 'derived', name: 'many', colour: many.light, closed: true, rings: [[[x, y - 8], [x + 26, y - 8], [x + 26, y + 8], [x, y + 8]]] })
        : tag('g', { transform: `translate(${round(x + 13)} ${round(y)}) scale(${look.kind === 'ring' ? 0.6 : small ? 0.9 : 0.78})` }, symbol({ x: 0, y: 0, wide: 26, high: 22, count: 0, ...look })));
      drawn.push(words(text, x + 34, y + 4, { size: 12 }));
      x += need;
    }
    return { drawn: drawn.join(''), high: items.length ? y - top + 30 : 0 };
  }

  /** Where the map has its own scale, which badges and names keep free. */
  function scaleBar({ pixels, text }, left, bottom) {
    return tag('path', { d: `M${left} ${bottom - 5}V${bottom}H${round(left + pixels)}V${bottom - 5}`, fill: 'none', stroke: INK, 'stroke-width': '1.3' }) +
      words(text, left + pixels / 2, bottom - 6, { size: 11, anchor: 'middle', halo: true });
  }

  /** The whole file. Widths and positions are pixels of the map; y grows downward. */
  function svg(scene) {
    const { width, height } = scene;
    const inner = width - 2 * MARGIN;
    const heading = wrapped(scene.title, inner, 22);
    const under = [scene.subtitle, scene.filters].filter(Boolean).flatMap((one) => wrapped(one, inner, 13));
    const head = MARGIN + heading.length * 27 + under.length * 18 + 6;
    const key = legend(scene.legend, MARGIN, head + height + 24, inner);
    const notes = [...(scene.credit ? wrapped(scene.credit, inner, 12) : []), ...scene.notes.flatMap((note) => wrapped(note, inner, 10))];
    const foot = head + height + key.high + 24;
    const total = foot + notes.length * LINE + MARGIN;
    let y = MARGIN + 16;
    const title = heading.map((one) => words(one, MARGIN, (y += 27) - 27, { size: 22, weight: 700, font: SERIF }));
    const subtitle = under.map((one) => words(one, MARGIN, (y += 18) - 22, { size: 13, fill: SOFT }));
    // A pixel less than the fine coast's own boxes: cut along the same line, both would show a seam.
    const within = scene.boxes.map(([left, top, right, bottom]) => `M${round(left + 1)} ${round(top + 1)}H${round(right - 1)}V${round(bottom - 1)}H${round(left + 1)}Z`).join('');
    const land = (list) => list.map(({ rings, coast, tone }) => tag('path', { d: path(rings), fill: COLOURS[tone], 'fill-rule': 'evenodd' }) +
      tag('path', { d: path(coast, false), fill: 'none', stroke: COLOURS.border, 'stroke-width': '0.7', 'stroke-linejoin': 'round' }));
    const lines = (level) => scene.lines.filter((one) => one.level === level).map(line);
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tag('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height: total, viewBox: `0 0 ${width} ${round(total)}`, role: 'img' },
      tag('title', {}, escaped(scene.title)),
      tag('defs', {},
        tag('clipPath', { id: 'frame' }, tag('rect', { x: 0, y: 0, width, height })),
        tag('clipPath', { id: 'coarse' }, tag('path', { d: `M-99 -99H${width + 99}V${height + 99}H-99Z${within}`, 'clip-rule': 'evenodd' })),
        tag('marker', { id: 'arrow', viewBox: '0 0 10 10', refX: 8, refY: 5, markerWidth: 6, markerHeight: 6, orient: 'auto' }, tag('path', { d: 'M0 0L10 5L0 10z', fill: INK })),
        hatches([...scene.lines, { look: 'derived', name: 'many', colour: many.light }])),
      tag('rect', { x: 0, y: 0, width, height: total, fill: PAPER }),
      title, subtitle,
      tag('g', { transform: `translate(0 ${round(head)})` }, tag('g', { 'clip-path': 'url(#frame)' },
        tag('rect', { x: 0, y: 0, width, height, fill: COLOURS.sea }),
        lines('water'), tag('g', { 'clip-path': 'url(#coarse)' }, land(scene.land)), land(scene.coast),
        lines('shape'), lines('selection'), scene.labels.map(label), scene.symbols.map(symbol), scene.tags.map(label),
        scaleBar(scene.scale, MARGIN, height - 12))),
      key.drawn,
      notes.map((note, index) => words(note, MARGIN, foot + 8 + index * LINE, { size: index === 0 && scene.credit ? 12 : 10, fill: SOFT })));
  }

  geo.picture = { svg, escaped, wrapped, path };
})(globalThis.geo = globalThis.geo || {});
