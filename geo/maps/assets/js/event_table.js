// The events as a table: the main columns of the exported one, in any order, page by page.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const PAGE = 100;
  const COLUMNS = ['start_date', 'label', 'type_label', 'status', 'place', 'countries', 'actors', 'precision', 'confidence', 'sources', 'article_source'];
  const NUMBERS = new Set(['confidence', 'sources']);

  class EventTable {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      this.column = 'start_date';
      this.descending = false;
      this.page = 0;
      this.stale = true;
    }

    /** What a column shows of an event. */
    text(event, column) {
      const { t } = this.model;
      const value = this.model.row(event)[column];
      if (column === 'start_date') return this.model.when(event);
      if (column === 'label') return event.label;
      if (column === 'status') return t('status_' + event.status);
      if (value === null || value === undefined) return '';
      if (column === 'precision') return t('precision_' + value);
      if (column === 'countries') return value.split(';').map((code) => this.model.keyName(code)).join(', ');
      if (column === 'confidence') return value.toFixed(2);
      return String(value).replaceAll(';', ', ');
    }

    /** Rows are made when the table is looked at: a filter on another tab costs nothing here. */
    refresh() {
      if (this.model.tab !== 'table') {
        this.stale = true;
        return;
      }
      const events = this.model.inOrder();
      const values = events.map((event) => (this.column === 'start_date' ? (event.first || event.last ? event.rank : null)
        : NUMBERS.has(this.column) ? this.model.row(event)[this.column] : this.text(event, this.column)));
      this.events = geo.sorting.order(values, this.descending, this.model.t('locale')).map((at) => events[at]);
      this.stale = false;
      this.page = Math.min(this.page, this.pages() - 1);
      this.draw();
    }

    pages() {
      return Math.max(1, Math.ceil(this.events.length / PAGE));
    }

    draw() {
      const { t } = this.model;
      const from = this.page * PAGE;
      const rows = this.events.slice(from, from + PAGE);
      this.body = el('tbody', {}, rows.map((event) => this.line(event)));
      const table = el('table', { class: 'event-table' }, el('caption', {}, t('table_caption', { from: rows.length ? from + 1 : 0, to: from + rows.length, all: this.events.length })),
        el('thead', {}, el('tr', {}, COLUMNS.map((column) => this.head(column)))), this.body);
      this.root.replaceChildren(table, this.pager());
      this.mark();
    }

    head(column) {
      const chosen = column === this.column;
      return el('th', { scope: 'col', 'aria-sort': chosen ? (this.descending ? 'descending' : 'ascending') : null },
        el('button', { type: 'button', 'data-column': column, onclick: () => this.sort(column) }, this.model.t('column_' + column), el('span', { class: 'arrow-sign', 'aria-hidden': 'true' }, chosen ? (this.descending ? '▼' : '▲') : '↕')));
    }

    sort(column) {
      this.descending = column === this.column && !this.descending;
      this.column = column;
      this.page = 0;
      this.refresh();
      this.root.querySelector(`[data-column="${column}"]`).focus();
    }

    line(event) {
      const cells = COLUMNS.map((column) => {
        const text = this.text(event, column);
        if (column !== 'label') return el('td', { class: NUMBERS.has(column) ? 'number' : null }, text);
        return el('th', { scope: 'row' }, el('button', { type: 'button', class: 'row-button' }, text));
      });
      return el('tr', { 'data-index': event.index, onclick: () => this.model.select(event.index, 'table') }, cells);
    }

    pager() {
      const { t } = this.model;
      if (this.pages() < 2) return '';
      const button = (id, key, to, dead) => el('button', { type: 'button', class: 'more', id, disabled: dead, onclick: () => {
        this.page = to;
        this.draw();
        (document.getElementById(id).disabled ? this.root.querySelector('.pager button:not([disabled])') : document.getElementById(id)).focus();
        this.root.closest('.scroll').scrollTop = 0;
      } }, t(key));
      return el('p', { class: 'pager' }, button('table-back', 'page_back', this.page - 1, this.page === 0),
        t('page_of', { page: this.page + 1, pages: this.pages() }), button('table-on', 'page_on', this.page + 1, this.page === this.pages() - 1));
    }

    /** Shows the selected event's row, on whatever page it is. */
    mark(jump = false) {
      const { selected } = this.model;
      if (jump && selected !== null) {
        const at = this.events.findIndex(({ index }) => index === selected);
        if (at >= 0 && Math.floor(at / PAGE) !== this.page) {
          this.page = Math.floor(at / PAGE);
          this.draw();
        }
      }
      for (const row of this.body.children) {
        const chosen = Number(row.dataset.index) === selected;
        row.classList.toggle('chosen', chosen);
        row.querySelector('.row-button').setAttribute('aria-current', String(chosen));
        if (chosen && jump) geo.scroll.into(row, this.root.closest('.scroll'));
      }
    }

    hear(what) {
      if (what === 'filter') { this.page = 0; this.refresh(); }
      if (what === 'tab' && this.model.tab === 'table') {
        if (this.stale) this.refresh();
        this.mark(true);
      }
      if (['select', 'select-from-map', 'deselect'].includes(what) && this.model.tab === 'table') this.mark(true);
    }
  }

  geo.EventTable = EventTable;
})(globalThis.geo = globalThis.geo || {});
