// What is filtered at the moment, each with a × that takes it back.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const NAMED = 2;

  class Chips {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      this.refresh();
    }

    refresh() {
      const { model } = this;
      const chips = [];
      const chip = (text, undo) => chips.push(el('li', {}, el('button', { type: 'button', class: 'filter-chip', 'aria-label': model.t('take_back', { filter: text }), onclick: () => this.undo(chips, text, undo) },
        el('span', {}, text), el('span', { class: 'cross', 'aria-hidden': 'true' }, '×'))));
      const { filter, t } = model;
      if (filter.query.trim()) chip(t('chip_find', { words: filter.query.trim() }), (one) => { one.query = ''; });
      if (filter.from || filter.to) chip(this.days(filter), (one) => { one.from = null; one.to = null; });
      if (filter.since) chip(t('chip_since', { date: geo.dates.day(filter.since, t('locale')) }), (one) => { one.since = null; });
      if (!filter.undated) chip(t('chip_dated'), (one) => { one.undated = true; });
      for (const facet of geo.facets.FACETS) {
        const chosen = geo.hash.choice(filter.off[facet], model.keys[facet]);
        const history = facet === 'prominence' && chosen && filter.off[facet].size === 1 && filter.off[facet].has('background');
        if (chosen) chip(history ? this.history() : this.choice(facet, chosen), (one) => { one.off[facet] = new Set(); });
      }
      this.root.hidden = chips.length === 0;
      this.root.replaceChildren(...chips);
    }

    history() {
      const n = this.model.tally.counts.prominence.get('background') || 0;
      return n ? this.model.t('chip_history', { n }) : this.model.t('chip_history_none');
    }

    /** "Where it happened: Japan", "What happened: without Protest, Accident and 3 more". */
    choice(facet, { sign, keys }) {
      const { model } = this;
      const names = keys.slice(0, NAMED).map((key) => model.choiceName(facet, key)).join(', ');
      const rest = keys.length > NAMED ? ` ${model.t('and_more', { n: keys.length - NAMED })}` : '';
      if (!keys.length) return model.t('chip_nothing', { facet: model.t('facet_' + facet) });
      return model.t(sign ? 'chip_without' : 'chip_only', { facet: model.t('facet_' + facet), names: names + rest });
    }

    days({ from, to }) {
      const { t } = this.model;
      const say = (day) => geo.dates.day(day, t('locale'));
      if (from && to) return from === to ? say(from) : `${say(from)} – ${say(to)}`;
      return from ? t('since', { date: say(from) }) : t('until', { date: say(to) });
    }

    /** Takes a filter back and leaves the focus among the chips, else on the way to them. */
    undo(chips, text, edit) {
      const at = chips.findIndex((one) => one.textContent === text + '×');
      this.model.change(edit);
      const left = this.root.querySelectorAll('button');
      (left[Math.min(Math.max(at, 0), left.length - 1)] || document.getElementById('reset')).focus();
    }

    hear(what) {
      if (what === 'filter') this.refresh();
    }
  }

  geo.Chips = Chips;
})(globalThis.geo = globalThis.geo || {});
