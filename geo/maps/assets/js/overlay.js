// A user's own shapes, drawn under the events and named in the list of layers; nothing counts them.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const { copies } = geo.geometry;

  class Overlay {
    constructor(map, { name, shapes }) {
      this.map = map;
      this.shapes = shapes;
      map.createPane('overlay').style.zIndex = 370;
      this.renderer = L.svg({ pane: 'overlay', padding: 0.3 }).addTo(map);
      this.renderer._container.setAttribute('aria-hidden', 'true');
      this.layer = L.layerGroup().addTo(map);
      this.list(name);
      map.on('moveend', () => this.draw());
      this.draw();
    }

    list(name) {
      const id = 'layer-overlay';
      const box = el('input', { type: 'checkbox', id, checked: true, onchange: () => {
        if (box.checked) this.layer.addTo(this.map);
        else this.layer.remove();
      } });
      document.getElementById('layer-mentioned').closest('ul').append(el('li', { class: 'choice' }, box,
        el('label', { for: id }, el('span', { class: 'overlay-key', 'aria-hidden': 'true' }), el('span', { class: 'choice-name' }, name))));
    }

    /** Each shape at every copy of the world that is in view. */
    draw() {
      const bounds = this.map.getBounds();
      const found = this.shapes.flatMap((shape, index) => copies(shape.bounds[0], shape.bounds[2], bounds.getWest(), bounds.getEast())
        .map((shift) => ({ shape, index, shift })));
      const key = found.map(({ index, shift }) => `${index}:${shift}`).join(' ');
      if (key === this.drawn) return;
      this.drawn = key;
      this.layer.clearLayers();
      for (const { shape, shift } of found) this.shape(shape, shift);
    }

    shape(shape, shift) {
      const style = { renderer: this.renderer, pane: 'overlay', weight: 1.6 };
      const spot = ([lon, lat]) => [lat, lon + shift];
      const drawn = [
        ...geo.shapes.latLngs({ shape: shape.polygons }, shift).map((rings) => L.polygon(rings, { ...style, className: 'overlay-shape' })),
        ...shape.lines.map((line) => L.polyline(line.map(spot), { ...style, className: 'overlay-line' })),
        ...shape.points.map((point) => L.circleMarker(spot(point), { ...style, radius: 4, className: 'overlay-shape' })),
      ];
      for (const one of drawn) {
        if (shape.name) one.bindTooltip(el('span', {}, shape.name), { sticky: true });
        one.addTo(this.layer);
      }
    }
  }

  geo.Overlay = Overlay;
})(globalThis.geo = globalThis.geo || {});
