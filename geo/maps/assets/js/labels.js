// Names on the map: places of events first, then waters and countries, where there is room.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const { copies } = geo.geometry;
  const FONTS = {
    place: { font: '600 12px system-ui, sans-serif', high: 16, spacing: 0 },
    quiet: { font: '11px system-ui, sans-serif', high: 14, spacing: 0 },
    water: { font: 'italic 12px Georgia, serif', high: 15, spacing: 0.4 },
    country: { font: '600 11px system-ui, sans-serif', high: 14, spacing: 0.9 },
  };

  class Labels {
    constructor(map, world, tiles) {
      this.map = map;
      this.pane = map.getPane('labels');
      this.pencil = document.createElement('canvas').getContext('2d');
      // A tile map has names of its own.
      this.countries = tiles ? [] : world.countries.map(([, name, lon, lat, , size]) => ({ name, lon, lat, size }));
      this.waters = tiles ? [] : world.waters.map(([name, lon, lat, size]) => ({ name, lon, lat, size }));
      map.on('zoomstart', () => { this.pane.hidden = true; });
      map.on('zoomend', () => { this.pane.hidden = false; });
    }

    draw({ taken, names }) {
      this.pane.replaceChildren();
      this.drawn = [];
      const bounds = this.map.getBounds();
      this.view = [bounds.getWest(), bounds.getEast()];
      this.edges = this.map.getPixelBounds();
      const origin = this.map.getPixelOrigin();
      this.frame = [this.edges.min.x - origin.x + 4, this.edges.min.y - origin.y + 4, this.edges.max.x - origin.x - 4, this.edges.max.y - origin.y - 4];
      for (const one of names) if (!one.quiet) this.beside(one, 'place', taken);
      this.onAreas(this.waters, 'water', taken, names);
      this.onAreas(this.countries, 'country', taken, names);
      for (const one of names) if (one.quiet) this.beside(one, 'quiet', taken);
    }

    /** A name right, left, below or above its symbol; left out where none is free. */
    beside({ text, x, y, away, box }, kind, taken) {
      if (box) {
        this.put(text, kind, box);
        return;
      }
      const [wide, high] = this.size(text, kind);
      for (const [left, top, right, bottom] of geo.placing.beside(x, y, away, wide, high)) {
        if (this.write(text, kind, (left + right) / 2, (top + bottom) / 2, wide, high, taken)) return;
      }
    }

    /** Names in the middle of their areas, where the area is wide enough on the screen. */
    onAreas(areas, kind, taken, names) {
      const used = new Set(names.map(({ text }) => text));
      const pixels = 256 * 2 ** this.map.getZoom() / 360;
      for (const { name, lon, lat, size } of areas) {
        if (used.has(name)) continue;
        const [wide, high] = this.size(name, kind);
        if (size * pixels < wide * (kind === 'water' ? 0.9 : 0.75)) continue;
        for (const shift of copies(lon, lon, ...this.view)) {
          const { x, y } = this.map.latLngToLayerPoint([lat, lon + shift]);
          this.write(name, kind, x, y, wide, high, taken);
        }
      }
    }

    size(text, kind) {
      const { font, high, spacing } = FONTS[kind];
      this.pencil.font = font;
      const shown = kind === 'country' ? text.toUpperCase() : text;
      return [Math.ceil(this.pencil.measureText(shown).width + spacing * text.length) + 6, high];
    }

    write(text, kind, x, y, wide, high, taken) {
      const box = geo.placing.around(x, y, wide, high);
      const [left, top, right, bottom] = this.frame;
      if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom || !taken.free(box)) return false;
      taken.add(box);
      this.put(text, kind, box);
      return true;
    }

    /** Writes a name into a box that is its own. */
    put(text, kind, [left, top, right, bottom]) {
      this.drawn.push({ kind, text, x: (left + right) / 2, y: (top + bottom) / 2 });
      const label = el('div', { class: `label label-${kind}` }, text);
      label.style.width = right - left + 'px';
      this.pane.append(label);
      L.DomUtil.setPosition(label, L.point(Math.round(left), Math.round(top)));
    }
  }

  geo.Labels = Labels;
})(globalThis.geo = globalThis.geo || {});
