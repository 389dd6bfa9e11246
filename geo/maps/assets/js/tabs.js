// The tabs of the reading pane, as the ARIA pattern has them: arrows change the tab.
(function (geo) {
  'use strict';

  const NAMES = ['events', 'article', 'table', 'left'];
  const by = (id) => document.getElementById(id);

  class Tabs {
    constructor(model, layout, map) {
      this.model = model;
      this.layout = layout;
      this.map = map;
      for (const name of NAMES) {
        by(`tab-${name}`).addEventListener('click', () => model.open(name));
        by(`tab-${name}`).addEventListener('keydown', (event) => this.key(event, name));
      }
      by('tab-left').textContent = model.t('tab_left', { n: model.short(model.data.left_out) });
      this.refresh();
    }

    key(event, name) {
      const last = NAMES.length - 1;
      const at = NAMES.indexOf(name);
      const to = { ArrowLeft: at ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      this.model.open(NAMES[to]);
      by(`tab-${NAMES[to]}`).focus();
    }

    refresh() {
      const open = NAMES.includes(this.model.tab) ? this.model.tab : 'events';
      for (const name of NAMES) {
        const tab = by(`tab-${name}`);
        tab.setAttribute('aria-selected', String(name === open));
        tab.tabIndex = name === open ? 0 : -1;
        by(`panel-${name}`).hidden = name !== open;
      }
      // A table needs room: the map gives some of its own.
      if (this.layout.classList.toggle('wide-pane', open === 'table') !== this.wide) {
        this.wide = open === 'table';
        this.map.invalidateSize({ animate: false });
      }
    }

    hear(what) {
      if (what === 'tab') this.refresh();
    }
  }

  geo.Tabs = Tabs;
})(globalThis.geo = globalThis.geo || {});
