// What is not on the map: names that were taken for no place or found none, with the reason.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const MOST = 200;

  class LeftOut {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      this.drawn = false;
    }

    /** Names of one article with the same reason stand once, with how often. */
    grouped(article) {
      const found = new Map();
      for (const one of article.left_out) {
        const key = one.words + '\n' + one.reason;
        if (!found.has(key)) found.set(key, { ...one, times: 0 });
        found.get(key).times += 1;
      }
      return [...found.values()];
    }

    refresh() {
      if (this.model.tab !== 'left') return;
      if (this.drawn) {
        this.events();
        return;
      }
      this.drawn = true;
      const { t, data } = this.model;
      const names = data.left_out ?? data.articles.reduce((sum, article) => sum + article.left_out.length, 0);
      this.unplaced = el('p', { class: 'left-events' });
      this.list = el('div', {});
      this.button = el('button', { type: 'button', class: 'more', id: 'left-more', onclick: () => this.more() }, t('left_more'));
      this.next = 0;
      this.root.replaceChildren(
        el('h3', {}, t('left_events')), this.unplaced,
        el('h3', {}, t('left_names', { n: names })), el('p', { class: 'help' }, t('left_help')), this.list, this.button);
      this.events();
      this.more();
    }

    /** The names of the next articles, some hundred at a time. */
    async more() {
      const { articles } = this.model.data;
      this.button.disabled = true;
      for (let names = 0; this.next < articles.length && names < MOST;) {
        const number = this.next;
        this.next += 1;
        if (articles[number].loaded === false) await articles[number].load();
        const section = this.article(articles[number], number);
        if (!section) continue;
        this.list.append(section);
        names += articles[number].left_out.length;
      }
      this.button.disabled = false;
      this.button.hidden = this.next >= articles.length;
    }

    /** How many of the shown events have no place, and the way to them. */
    events() {
      const { t } = this.model;
      const n = this.model.shown.filter((index) => this.model.events[index].place === null).length;
      this.unplaced.replaceChildren(t('left_events_help', { n, all: this.model.shown.length }), ' ',
        n ? el('button', { type: 'button', class: 'plain', id: 'show-unplaced', onclick: () => this.model.tell({ unplaced: true }) }, t('left_events_show')) : '');
    }

    article(article, number) {
      const { t, data } = this.model;
      const names = this.grouped(article);
      if (!names.length) return null;
      return el('section', { class: 'left-article' }, data.articles.length > 1 ? el('h4', {}, article.title || t('untitled')) : null,
        el('ul', {}, names.map((one) => el('li', {},
          one.span ? el('button', { type: 'button', class: 'place-link', onclick: () => this.model.tell({ article: number, span: one.span }) }, one.words) : el('strong', {}, one.words),
          one.times > 1 ? ` · ${t('times', { n: one.times })}` : '', el('small', {}, one.reason || t('left_no_reason'))))));
    }

    hear(what) {
      if (what === 'tab' || what === 'filter') this.refresh();
    }
  }

  geo.LeftOut = LeftOut;
})(globalThis.geo = globalThis.geo || {});
