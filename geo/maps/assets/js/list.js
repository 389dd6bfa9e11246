// The list of events: the map in words, and the way to every event by keyboard.
(function (geo) {
  'use strict';

  const { el, sign } = geo.dom;
  const PAGE = 60;

  class EventList {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      this.limit = PAGE;
      this.refresh();
    }

    /** Shown events by date, undated ones last; those without a place on a list of their own. */
    refresh() {
      const { t } = this.model;
      const shown = this.model.inOrder();
      const placed = shown.filter(({ place }) => place !== null);
      const unplaced = shown.filter(({ place }) => place === null);
      this.items = new Map();
      this.root.replaceChildren();
      if (!shown.length) {
        this.root.append(el('p', { class: 'nothing' }, t(this.model.events.length ? 'no_events' : 'no_events_at_all')));
      }
      this.root.append(this.list(placed.slice(0, this.limit), 'event-list'));
      if (placed.length > this.limit) this.root.append(this.more(placed.length));
      if (unplaced.length) {
        this.root.append(el('section', { class: 'unplaced' }, el('h3', { tabindex: '-1' }, t('unplaced', { n: unplaced.length })),
          el('p', { class: 'help' }, t('unplaced_help')), this.list(unplaced.slice(0, this.limit), 'event-list')));
        if (unplaced.length > this.limit) this.root.append(this.more(unplaced.length));
      }
      this.mark();
    }

    more(all) {
      return el('button', { type: 'button', class: 'more', onclick: () => { this.limit += PAGE; this.refresh(); } },
        this.model.t('show_more', { n: Math.min(PAGE, all - this.limit) }));
    }

    list(events, name) {
      return el('ol', { class: name }, events.map((event) => this.item(event)));
    }

    item(event) {
      const { t } = this.model;
      const place = this.model.place(event.place);
      const when = this.model.when(event) || t('no_date');
      const button = el('button', { type: 'button', class: 'event', 'data-event': event.id, onclick: () => this.model.select(event.index, 'list') },
        sign(event.family, event.status === 'happened' || event.status === 'ongoing' ? '' : 'sign-hollow'),
        el('span', { class: 'event-text' },
          el('span', { class: 'event-when' }, when, place ? ` · ${place.name}` : ''),
          el('span', { class: 'event-label' }, event.label),
          el('span', { class: 'event-type' }, event.typeLabel,
            event.status === 'happened' ? null : el('span', { class: 'chip' }, t('status_' + event.status)),
            event.prominence === 'background' ? el('span', { class: 'chip' }, t('recalled')) : null,
            event.review === 'unreviewed' ? null : el('span', { class: 'chip review-mark' }, t('review_' + event.review)))));
      this.items.set(event.index, button);
      return el('li', {}, button);
    }

    mark() {
      for (const [index, button] of this.items) {
        const chosen = index === this.model.selected;
        button.setAttribute('aria-current', chosen ? 'true' : 'false');
        button.classList.toggle('chosen', chosen);
        if (chosen && this.root.offsetParent) geo.scroll.into(button, this.root.closest('.scroll'));
      }
    }

    /** The event after (1) or before (-1) the selected one in the list's order. */
    step(by) {
      const order = this.model.inOrder();
      if (!order.length) return;
      const at = order.findIndex(({ index }) => index === this.model.selected);
      const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
      this.model.select(order[next].index, 'keys');
    }

    showUnplaced() {
      this.model.open('events');
      const heading = this.root.querySelector('.unplaced h3');
      heading.focus();
      heading.scrollIntoView({ block: 'start' });
    }

    hear(what) {
      if (what === 'filter') { this.limit = PAGE; this.refresh(); }
      if (what === 'select' || what === 'select-from-map' || what === 'deselect') this.mark();
      if (what && what.unplaced) this.showUnplaced();
    }
  }

  /** Scrolls so that an element is in the upper third of its box; the page itself on a phone. */
  geo.scroll = {
    into(element, box) {
      const behavior = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
      if (box && box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY !== 'visible') {
        const from = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
        if (from < 0 || from > box.clientHeight * 0.7) box.scrollTo({ top: box.scrollTop + from - box.clientHeight / 3, behavior });
      } else {
        element.scrollIntoView({ block: 'center', behavior });
      }
    },
  };

  geo.EventList = EventList;
})(globalThis.geo = globalThis.geo || {});
