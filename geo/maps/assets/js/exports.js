// Saves events and pictures as files. Nothing leaves the page: the browser writes them from memory.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const SHARP = 2;
  const KEPT = 10000;

  /** A file of the browser's own making, handed to the reader. */
  function save(name, content) {
    const address = URL.createObjectURL(content);
    const anchor = el('a', { href: address, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
  }

  /** Whether the page around a frame keeps it from saving, which no browser tells: known of a
   *  page of the same origin, possible where a frame was given none. */
  function mayBeForbidden() {
    if (window.parent === window) return false;
    const frame = window.frameElement;
    return frame ? frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-downloads') : window.origin === 'null';
  }

  class Exports {
    constructor(button, panel, model, scene, status) {
      this.button = button;
      this.panel = panel;
      this.model = model;
      this.scene = scene;
      this.status = status;
      this.all = false;
      this.build();
      button.addEventListener('click', () => this.open(panel.hidden));
      document.addEventListener('click', (event) => { if (!panel.contains(event.target) && event.target !== button) this.open(false); });
      panel.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.open(false);
        button.focus();
      });
      this.refresh();
    }

    build() {
      const { t } = this.model;
      const choice = (id, on) => {
        const box = el('input', { type: 'radio', name: 'export-which', id, checked: !on, onchange: () => { this.all = on; } });
        const label = el('label', { for: id });
        return { row: el('p', { class: 'export-which' }, box, label), label };
      };
      this.shown = choice('export-shown', false);
      this.every = choice('export-all', true);
      const button = (id, key, help, act) => el('li', {}, el('button', { type: 'button', id, onclick: act }, el('strong', {}, t(key)), el('span', {}, t(help))));
      this.panel.append(
        el('fieldset', {}, el('legend', {}, t('export_which')), this.shown.row, this.every.row),
        el('ul', {}, button('export-geojson', 'export_geojson', 'export_geojson_help', () => this.geojson()), button('export-csv', 'export_csv', 'export_csv_help', () => this.csv())),
        el('p', { class: 'export-head' }, t('export_picture')),
        el('ul', {}, button('export-svg', 'export_svg', 'export_svg_help', () => this.svg()), button('export-png', 'export_png', 'export_png_help', () => this.png())));
    }

    refresh() {
      const { t, shown, events } = this.model;
      this.shown.label.textContent = t('export_shown', { n: shown.length });
      this.every.label.textContent = t('export_all', { n: events.length });
    }

    open(yes) {
      this.panel.hidden = !yes;
      this.button.setAttribute('aria-expanded', String(yes));
    }

    /** The exported features, in the data's order. */
    features() {
      const { model } = this;
      return this.all ? model.events.map((event) => model.feature(event)) : [...model.shown].sort((a, b) => a - b).map((index) => model.feature(model.events[index]));
    }

    saved(name, content, n) {
      const file = `${this.model.t('file_name')}.${name}`;
      save(file, content);
      this.open(false);
      this.button.focus();
      const { t } = this.model;
      const said = t(n === undefined ? 'saved_picture' : n === 1 ? 'saved_one' : 'saved', { file, n });
      this.status(mayBeForbidden() ? t('saved_perhaps', { said }) : said);
    }

    async geojson() {
      await this.model.store.loadExport();
      const features = this.features();
      const { attribution, note } = this.model.data;
      this.saved('geojson', new Blob([geo.table.collection(features, attribution, note)], { type: 'application/geo+json' }), features.length);
    }

    async csv() {
      await this.model.store.loadExport();
      const features = this.features();
      // The mark at the start tells spreadsheets that this is UTF-8.
      this.saved('csv', new Blob(['\ufeff' + geo.table.csv(features)], { type: 'text/csv' }), features.length);
    }

    drawing() {
      return new Blob([geo.picture.svg(this.scene.collect())], { type: 'image/svg+xml' });
    }

    svg() {
      this.saved('svg', this.drawing());
    }

    /** The same drawing on a canvas, twice as sharp as the screen's plain pixels. */
    png() {
      const address = URL.createObjectURL(this.drawing());
      const image = new Image();
      const failed = () => this.status(this.model.t('picture_failed'));
      image.onload = () => {
        URL.revokeObjectURL(address);
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth * SHARP;
        canvas.height = image.naturalHeight * SHARP;
        canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((content) => (content ? this.saved('png', content) : failed()), 'image/png');
      };
      image.onerror = failed;
      image.src = address;
    }

    hear(what) {
      if (what === 'filter') this.refresh();
    }
  }

  geo.Exports = Exports;
  geo.save = save;
})(globalThis.geo = globalThis.geo || {});
