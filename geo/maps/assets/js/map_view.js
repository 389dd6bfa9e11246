// The map: base, shapes, symbols, names, the selected event, and what a click on them does.
(function (geo) {
  'use strict';

  const { el, sign } = geo.dom;
  const { near } = geo.geometry;
  const CLOSE = 7.5;
  const TOWN = 5;
  /** Degrees: events that reach further go all around the globe, and the map of the world is cut
   *  where it is by custom, through the Bering Strait: Chukotka, Fiji and Tonga stay in one piece. */
  const ALL_AROUND = 330;
  const UNCUT = 11;

  const PANES = [['waters', 140], ['base', 150], ['shapes', 380], ['selection', 420], ['labels', 450], ['tags', 640]];

  class MapView {
    constructor(map, model) {
      this.map = map;
      this.model = model;
      const { data } = model;
      for (const [name, depth] of PANES) {
        map.createPane(name).style.zIndex = depth;
        if (name !== 'shapes' && name !== 'waters') map.getPane(name).style.pointerEvents = 'none';
      }
      this.calm = window.matchMedia('(prefers-reduced-motion: reduce)');
      this.base = new geo.BaseMap(data.world, data.tiles ? [] : data.coast, this.involved());
      if (data.tiles) this.tiles(data.tiles);
      const actions = {
        site: (site, lon, lat) => this.openSite(site, lon, lat),
        cluster: (sites, found, lon, lat) => this.openCluster(sites, found, lon, lat),
        mention: (number, lon, lat) => this.openMention(number, lon, lat),
      };
      this.shapes = new geo.Shapes(map, model, actions);
      this.symbols = new geo.Symbols(map, model, actions, this.shapes.renderer);
      this.labels = new geo.Labels(map, data.world, data.tiles);
      this.selection = new geo.Selection(map, model, this.base, this.shapes);
      L.control.zoom({ zoomInTitle: model.t('zoom_in'), zoomOutTitle: model.t('zoom_out') }).addTo(map);
      this.fitControl().addTo(map);
      L.control.scale({ position: 'bottomleft', maxWidth: 110 }).addTo(map);
      this.fit(data.view, false);
      // Now, so that it is drawn once, where the view is.
      if (!data.tiles) this.base.addTo(map);
      this.reload();
      map.on('moveend', () => this.draw());
      window.matchMedia('print').addEventListener('change', ({ matches }) => this.paper(matches));
      window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (!data.tiles) this.base.draw(); });
    }

    /** Countries of the events, which the base map shows a shade warmer. */
    involved() {
      return new Set(this.model.keys.where);
    }

    tiles({ url, subdomains, max_zoom: maxZoom, credit }) {
      L.tileLayer(url, { subdomains, maxZoom }).addTo(this.map);
      const note = L.control({ position: 'bottomright' });
      note.onAdd = () => el('div', { class: 'tile-credit' }, credit);
      note.addTo(this.map);
    }

    fitControl() {
      const control = L.control({ position: 'topleft' });
      control.onAdd = () => {
        const button = el('button', { type: 'button', class: 'fit', title: this.model.t('fit'), 'aria-label': this.model.t('fit'), onclick: () => this.fit(this.shownView(), true) },
          geo.dom.svg('svg', { viewBox: '0 0 16 16', width: 16, height: 16, 'aria-hidden': 'true' }, geo.dom.svg('path', { d: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4' })));
        L.DomEvent.disableClickPropagation(button);
        return button;
      };
      return control;
    }

    /** On paper the map has another size, but shows all that it showed on the screen. */
    paper(printing) {
      const { map } = this;
      const screen = map.getSize();
      if (printing) this.onScreen = [map.getCenter(), map.getZoom()];
      map.invalidateSize({ animate: false });
      if (!this.onScreen) return;
      const [centre, zoom] = this.onScreen;
      const { x, y } = map.getSize();
      this.exactly(() => map.setView(centre, printing ? zoom + Math.log2(Math.min(x / screen.x, y / screen.y)) : zoom, { animate: false }));
    }

    /** Bounds of the events shown; the page's first view while nothing is filtered. */
    shownView() {
      const { model } = this;
      const text = geo.hash.encode({ filter: model.filter, mentioned: true }, model.firstFilter(), model.keys);
      return (text && this.selection.bounds(this.symbols.sites.filter(({ place }) => !(place.bounds && geo.shapes.wide(place) >= geo.shapes.OCEANIC)))) || model.data.view;
    }

    fit(view, moving) {
      if (!view) {
        this.map.setView([20, 0], 2, { animate: false });
        return;
      }
      const [west, south, east, north] = view;
      const { map } = this;
      const { x: wide, y: high } = map.getSize();
      const edge = wide < 500 ? 36 : 60;
      const options = { padding: [edge, edge], maxZoom: CLOSE, animate: moving && !this.calm.matches };
      const box = L.latLngBounds([south, west], [north, east]);
      // Events all around the globe need no more than one copy of it, unless they reach too far north
      // and south: then the world is smaller than the map, and parts of it stand there twice.
      const around = Math.min(Math.log2(wide / 256), zoomOf(box, high, edge));
      const zoom = map.getBoundsZoom(box, false, L.point(2 * edge, 2 * edge));
      if (zoom >= around) map.fitBounds(box, options);
      else this.exactly(() => map.setView([middle(south, north), east - west > ALL_AROUND ? UNCUT : (west + east) / 2], around, options));
    }

    /** A zoom between the map's steps. */
    exactly(move) {
      const { zoomSnap } = this.map.options;
      this.map.options.zoomSnap = 0;
      move();
      this.map.options.zoomSnap = zoomSnap;
    }

    /** After a change of the filter: other events, so other symbols and shapes. */
    reload() {
      this.map.closePopup();
      this.symbols.load();
      this.shapes.load(this.symbols.sites);
      this.draw();
    }

    draw() {
      const placed = this.symbols.draw();
      this.shapes.draw();
      this.symbols.drawMentions(this.selection.drawTags(placed.taken));
      this.labels.draw(placed);
    }

    /** Shows the selected event; the map moves only where it is not seen already. */
    show(event, report, moving) {
      this.selection.event(event, report);
      this.draw();
      if (!moving) return;
      this.map.closePopup();
      const box = this.selection.bounds(this.selection.chosen);
      if (!box) return;
      const hidden = event.place !== null && !this.symbols.alone(event.place);
      this.moveTo(box, hidden);
    }

    showPlace(number) {
      this.map.closePopup();
      const place = this.model.place(number);
      this.moveTo(this.selection.bounds([{ place }]), !this.symbols.alone(number));
      this.selection.place(number);
      this.draw();
    }

    moveTo([west, south, east, north], closer) {
      const middle = near((west + east) / 2, this.map.getCenter().lng) - (west + east) / 2;
      const box = L.latLngBounds([south, west + middle], [north, east + middle]);
      const seen = this.map.getBounds().pad(-0.08).contains(box);
      const wide = Math.max(east - west, north - south) > this.map.getBounds().getEast() - this.map.getBounds().getWest();
      const point = east - west < 0.01 && north - south < 0.01;
      const wanted = Math.min(this.map.getBoundsZoom(box), closer ? CLOSE : point ? TOWN : CLOSE);
      if (seen && !closer && !wide && this.map.getZoom() > wanted - 2) return;
      const zoom = point ? Math.max(this.map.getZoom(), wanted) : CLOSE;
      const edge = Math.min(70, this.map.getSize().x / 8);
      this.map.fitBounds(box, { padding: [edge, edge], maxZoom: zoom, animate: !this.calm.matches });
    }

    openSite(site, lon, lat) {
      if (site.events.length === 1) this.model.select(site.events[0].index, 'map');
      else this.list(site.events, this.model.t('events_at', { n: site.events.length, place: site.place.name }), lon, lat);
    }

    /** A bubble opens by zooming in while that parts it, else as a list of its events. */
    openCluster(sites, found, lon, lat) {
      const zoom = this.symbols.clusters.getClusterExpansionZoom(found.properties.cluster_id);
      const events = sites.flatMap((site) => site.events);
      if (zoom <= 11 && events.length > 6) {
        const box = this.selection.bounds(sites.map(({ place }) => ({ place })));
        this.moveTo(box, true);
        return;
      }
      this.list(events, this.model.t('events_here', { n: events.length }), lon, lat);
    }

    list(events, heading, lon, lat) {
      const items = [...events].sort((a, b) => (a.first || '9').localeCompare(b.first || '9')).map((event) =>
        el('li', {}, el('button', { type: 'button', onclick: () => { this.map.closePopup(); this.model.select(event.index, 'map'); } },
          sign(event.family), el('span', {}, event.label, el('small', {}, this.model.when(event) || this.model.t('no_date'))))));
      this.popup(el('div', { class: 'place-list' }, el('h3', {}, heading), el('ul', {}, items)), lon, lat);
    }

    openMention(number, lon, lat) {
      const place = this.model.place(number);
      const text = place.mentions === 1 ? this.model.t('mentioned_once') : this.model.t('mentioned_times', { n: place.mentions });
      this.popup(el('div', { class: 'place-list' }, el('h3', {}, place.name), el('p', {}, text)), lon, lat);
      this.model.tell({ words: number });
    }

    popup(content, lon, lat) {
      L.popup({ maxWidth: 290, minWidth: 190, autoPanPadding: [16, 16], className: 'place-popup' })
        .setLatLng([lat, lon]).setContent(content).openOn(this.map);
    }

    hear(what) {
      const { model } = this;
      if (what === 'filter' || what === 'layers') this.reload();
      if (what === 'select' || what === 'select-from-map') {
        this.show(model.events[model.selected], model.report, what === 'select');
      }
      if (what === 'deselect') {
        this.selection.clear();
        this.draw();
      }
      if (what && what.place !== undefined) this.showPlace(what.place);
    }
  }

  const { SphericalMercator } = L.Projection;
  const WORLD = 2 * Math.PI * SphericalMercator.R;

  /** The zoom at which a band of latitudes fills a map so many pixels high, less its edges. */
  function zoomOf(box, high, edge) {
    const share = (SphericalMercator.project(box.getNorthWest()).y - SphericalMercator.project(box.getSouthWest()).y) / WORLD;
    return share > 0 ? Math.log2((high - 2 * edge) / share / 256) : Infinity;
  }

  /** The latitude half-way on the map, which is not the mean of the two. */
  function middle(south, north) {
    const y = (SphericalMercator.project(L.latLng(south, 0)).y + SphericalMercator.project(L.latLng(north, 0)).y) / 2;
    return SphericalMercator.unproject(L.point(0, y)).lat;
  }

  geo.MapView = MapView;
})(globalThis.geo = globalThis.geo || {});
