// Puts the parts together on the page and tells each of them what the others changed.
(function (geo) {
  'use strict';

  const by = (id) => document.getElementById(id);

  const unpack = (name) => geo.decode.unpacked(by(`packed-${name}`).textContent);

  /** Unpacks what the first view needs; of a small page, or one that a link opens, everything. */
  async function unpacked() {
    const data = JSON.parse(by('data').textContent);
    const [core, base] = await Promise.all([unpack('core'), unpack('base')]);
    const store = new geo.store.Store(core, unpack);
    if (store.leads.length <= geo.FEW || location.hash.length > 1) await store.loadAll();
    start(new geo.Model({ ...data, ...base }, store));
  }

  function start(model) {
    const { data } = model;
    fill(model);
    const map = window[data.map];
    map.invalidateSize({ animate: false });
    const view = new geo.MapView(map, model);
    const list = new geo.EventList(by('list'), model);
    const review = new geo.Review(by('corrections'), model, map, say);
    const article = new geo.ArticleView(by('article'), model, review);
    const filters = new geo.Filters(by('filter-list'), model);
    const overlay = data.overlay ? new geo.Overlay(map, data.overlay) : null;
    const search = by('search');
    const scene = new geo.Scene(view, model, overlay);
    new geo.Paper(by('paper-key'), model, scene, list);
    const parts = [
      view,
      filters,
      new geo.Chips(by('chips'), model),
      new geo.Timeline(by('timeline'), model),
      list,
      new geo.EventTable(by('table'), model),
      new geo.LeftOut(by('left'), model),
      new geo.WhyPanel(by('why'), model, (by1) => list.step(by1), review),
      new geo.Exports(by('export'), by('export-panel'), model, scene, say),
      new geo.Tabs(model, by('layout'), map),
    ];

    let waiting = 0;
    search.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => model.change((filter) => { filter.query = search.value; }), 120);
    });
    by('reset').addEventListener('click', () => model.reset());
    geo.keyboard(model, search, list, map);

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
    count(model);
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
    const named = new Set(model.keys.where.map((key) => model.keyName(key)));
    by(data.map).setAttribute('role', 'region');
    by(data.map).setAttribute('aria-label', t('map_description', { n: model.events.length, places: [...named].slice(0, 8).join(', ') }));
  }

  function count(model) {
    const all = model.events.length;
    by('count').textContent = model.t(all === 1 ? 'count_one' : 'count', { shown: model.shown.length, all });
  }

  unpacked();
})(globalThis.geo = globalThis.geo || {});
