// Keeps the page's state in the address after #, so that a link opens the page as it is now.
(function (geo) {
  'use strict';

  const WAIT = 250;

  class Permalink {
    constructor(model, map, status) {
      this.model = model;
      this.map = map;
      this.status = status;
      this.first = model.firstFilter();
      this.moved = false;
      this.restore();
      window.addEventListener('hashchange', () => { if (location.hash.slice(1) !== this.written) this.restore(); });
      // The first view is the page's own and differs with the window's size: not worth saying.
      map.on('moveend', () => { this.moved = true; this.later(); });
    }

    state() {
      const { model, map } = this;
      const { lat, lng } = map.getCenter();
      const event = model.selected === null ? null : model.events[model.selected].reports[model.report].id;
      return {
        filter: model.filter,
        view: this.moved ? [lat, lng, map.getZoom()] : null,
        event,
        article: model.tab === 'article' && model.article !== null ? model.data.articles[model.article].id : null,
        tab: model.tab,
        mentioned: model.mentioned,
      };
    }

    text() {
      return geo.hash.encode(this.state(), this.first, this.model.keys);
    }

    /** Takes the state of the address on; without one, everything stays as it is at first. */
    restore() {
      const { model, map } = this;
      const text = location.hash.slice(1);
      if (!text && this.written === undefined) return;
      this.written = text;
      const state = geo.hash.decode(text, this.first, model.keys);
      model.mentioned = state.mentioned;
      model.change((filter) => Object.assign(filter, state.filter));
      model.tell('layers');
      const found = state.event && model.find(state.event);
      if (found) model.select(found.index, 'link', found.report);
      else if (model.selected !== null) model.select(null);
      const article = model.data.articles.findIndex(({ id }) => id === state.article);
      if (!found && article >= 0) {
        model.article = article;
        model.tell('article');
      }
      model.open(state.tab);
      if (state.view) map.setView(state.view.slice(0, 2), state.view[2], { animate: false });
    }

    later() {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.write(), WAIT);
    }

    write() {
      const text = this.text();
      if (text === location.hash.slice(1)) return;
      this.written = text;
      try {
        history.replaceState(history.state, '', '#' + text);
      } catch {
        // A page in a srcdoc or data frame has no address of its own to change.
      }
    }

    /** The page's address with its state; just the part after # where the page has no address. */
    link() {
      const text = this.text();
      return /^(https?|file):$/.test(location.protocol) ? location.href.replace(/#.*$/, '') + '#' + text : '#' + text;
    }

    /** Copies the link, by the old way where the new one is not allowed, as in some frames. */
    async copy(button) {
      clearTimeout(this.waiting);
      this.write();
      const link = this.link();
      let copied = false;
      try {
        // Asked first where it can be: a frame that may not is complained of on the console.
        if (document.featurePolicy && !document.featurePolicy.allowsFeature('clipboard-write')) throw new Error();
        await navigator.clipboard.writeText(link);
        copied = true;
      } catch {
        const field = geo.dom.el('textarea', { readonly: true, class: 'off-screen' });
        field.value = link;
        document.body.append(field);
        field.select();
        copied = document.execCommand('copy');
        field.remove();
        button.focus();
      }
      this.status(this.model.t(copied ? (link.startsWith('#') ? 'link_part_copied' : 'link_copied') : 'link_not_copied', { link }));
    }

    hear(what) {
      if (what !== 'article-drawn') this.later();
    }
  }

  geo.Permalink = Permalink;
})(globalThis.geo = globalThis.geo || {});
