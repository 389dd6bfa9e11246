// Puts the parts together on the page and tells each of them what the others changed.
(function (geo) {
  'use strict';

  const by = (id) => document.getElementById(id);

  const unpack = (name) => geo.decode.unpacked(by(`packed-${name}`).textContent);

  /** Unpacks what the first view needs; of a small page, or one that a link opens, everything. */
  async function unpacked() {
    const data = JSON.parse(by('data').textContent);
    const [core, places, base] = await Promise.all(['core', 'places', 'base'].map(unpack));
    const store = new geo.store.Store({ ...core, ...places }, unpack);
    if (store.leads.length <= geo.FEW || location.hash.length > 1) await store.loadAll();
    start(new geo.Model({ ...data, ...base }, store));
  }

  function start(model) {
    const { data } = model;
    fill(model);
    count(model);
    const map = window[data.map];
    const list = new geo.EventList(by('list'), model);
    const review = new geo.Review(by('corrections'), model, map, say);
    const article = new geo.ArticleView(by('article'), model, review);
    const filters = new geo.Filters(by('filter-list'), model);
    const search = by('search');
    const chips = new geo.Chips(by('chips'), model);
    const timeline = new geo.Timeline(by('timeline'), model);
    const tabs = new geo.Tabs(model, by('layout'), map);
    // What stands around the map has its size now: the map gets its own, and is drawn once.
    map.invalidateSize({ animate: false });
    const view = new geo.MapView(map, model);
    const overlay = data.overlay ? new geo.Overlay(map, data.overlay) : null;
    const scene = new geo.Scene(view, model, overlay);
    new geo.Paper(by('paper-key'), model, scene, list);
    const parts = [
      view,
      filters,
      chips,
      timeline,
      list,
      new geo.EventTable(by('table'), model),
      new geo.LeftOut(by('left'), model),
      new geo.WhyPanel(by('why'), model, (by1) => list.step(by1), review),
      new geo.Exports(by('export'), by('export-panel'), model, scene, say),
      tabs,
    ];

    let waiting = 0;
    search.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => model.change((filter) => { filter.query = search.value; }), 120);
    });
    by('filters-done').addEventListener('click', () => {
      by('filters').open = false;
      model.open('events');
      by('tab-events').focus({ preventScroll: true });
      by('list').scrollIntoView({ block: 'start' });
    });
    by('reset').addEventListener('click', () => model.reset());
    geo.keyboard(model, search, list, map, by('keys-switch'));

    model.listen((what) => {
      if (what === 'filter') {
        count(model);
        if (search.value.trim() !== model.filter.query.trim()) search.value = model.filter.query;
      }
      if (what === 'article' || what === 'filter') article.refresh();
      // The table keeps its place: a row and its event are looked at together.
      if ((what === 'select' || what === 'select-from-map') && model.tab !== 'table') model.open('article');
      for (const part of parts) part.hear(what);
      if (what === 'select' || what === 'select-from-map' || what === 'deselect' || what === 'tab') article.refresh();
      if (what && (what.words !== undefined || what.span)) model.open('article');
      if (what && what.words !== undefined) article.words(what.words);
      if (what && what.span) article.leftOut(what.article, what.span);
    });
    const permalink = new geo.Permalink(model, map, say);
    parts.push(permalink);
    by('copy-link').addEventListener('click', (event) => permalink.copy(event.currentTarget));
    window.addEventListener('resize', () => map.invalidateSize());
    document.body.dataset.ready = 'yes';
    geo.page = { model, view, permalink };
  }

  /** Tells the reader, on the screen for a while and to a screen reader, what was done. */
  let shown = 0;
  function say(text) {
    const place = by('status');
    place.textContent = text;
    place.classList.remove('off-screen');
    clearTimeout(shown);
    shown = setTimeout(() => place.classList.add('off-screen'), 6000);
  }

  /** The page's own words, into the places that wait for them. */
  function fill(model) {
    const { t, data } = model;
    document.title = data.title;
    document.documentElement.lang = t('language');
    by('title').textContent = data.title;
    by('subtitle').textContent = data.subtitle || '';
    by('subtitle').hidden = !data.subtitle;
    for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t);
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', t(element.dataset.label));
      if (element.placeholder !== undefined) element.placeholder = t(element.dataset.label);
    }
    by('text-mode').textContent = t('text_' + data.text_mode);
    by('borders').textContent = data.note;
    by('credits').textContent = [data.credit, ...data.attribution, t('credit_code')].filter(Boolean).join(' · ');
    if (data.skipped) by('text-mode').append(` · ${t('notice_skipped', { n: data.skipped })}`);
    // A phone and a notebook show the map first; the filters open when they are asked for.
    const roomy = window.matchMedia('(min-width: 1180px)');
    by('filters').open = roomy.matches;
    roomy.addEventListener('change', () => { by('filters').open = roomy.matches; });
    by(data.map).setAttribute('role', 'region');
  }

  /** What the page says in words of what it shows now. */
  function count(model) {
    const all = model.events.length;
    const n = model.shown.length;
    by('count').textContent = model.t(all === 1 ? 'count_one' : 'count', { shown: n, all });
    const where = model.tally.counts.where;
    const named = new Set(model.keys.where.filter((key) => key !== '?' && where.get(key) && !model.filter.off.where.has(key)).map((key) => model.keyName(key)));
    by(model.data.map).setAttribute('aria-label', model.t(!named.size ? 'map_description_empty' : n === 1 ? 'map_description_one' : 'map_description', { n, places: [...named].slice(0, 8).join(', ') }));
    by('filters-done').textContent = model.t(n === 1 ? 'filters_done_one' : 'filters_done', { n });
  }

  unpacked();
})(globalThis.geo = globalThis.geo || {});
