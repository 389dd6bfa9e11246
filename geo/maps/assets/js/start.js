// Puts the parts together on the page and tells each of them what the others changed.
(function (geo) {
  'use strict';

  const by = (id) => document.getElementById(id);

  function start() {
    const data = JSON.parse(by('data').textContent);
    const model = new geo.Model(data);
    const { t } = model;
    fill(model);
    const map = window[data.map];
    map.invalidateSize({ animate: false });
    const view = new geo.MapView(map, model);
    const filters = new geo.Filters(by('filter-list'), model);
    const list = new geo.EventList(by('list'), model);
    const article = new geo.ArticleView(by('article'), model);
    const why = new geo.WhyPanel(by('why'), model, (by1) => list.step(by1));
    const tabs = pane(model);
    if (data.overlay) new geo.Overlay(map, data.overlay);

    const search = by('search');
    let waiting = 0;
    search.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => model.change((filter) => { filter.query = search.value; }), 120);
    });
    by('reset').addEventListener('click', () => { search.value = ''; model.reset(); });
    by('export-geojson').addEventListener('click', () => geo.exports.geojson(model));
    by('export-csv').addEventListener('click', () => geo.exports.csv(model));
    geo.keyboard(model, search, list, map);

    model.listen((what) => {
      if (what === 'filter') count(model);
      if (what === 'article') article.refresh();
      if (what === 'select' || what === 'select-from-map') tabs.open('article');
      for (const part of [view, filters, list, why]) part.hear(what);
      if (what === 'select' || what === 'select-from-map' || what === 'deselect') article.refresh();
      if (what && what.words !== undefined) { tabs.open('article'); article.words(what.words); }
    });
    count(model);
    window.addEventListener('resize', () => map.invalidateSize());
    document.body.dataset.ready = 'yes';
    geo.page = { model, view };
  }

  /** The page's own words, into the places that wait for them. */
  function fill(model) {
    const { t, data } = model;
    document.title = data.title;
    document.documentElement.lang = t('language');
    by('title').textContent = data.title;
    for (const element of document.querySelectorAll('[data-t]')) element.textContent = t(element.dataset.t);
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', t(element.dataset.label));
      if (element.placeholder !== undefined) element.placeholder = t(element.dataset.label);
    }
    by('text-mode').textContent = t('text_' + data.text_mode);
    by('borders').textContent = data.note;
    by('credits').textContent = [...data.attribution, t('credit_code')].join(' · ');
    if (data.skipped) by('text-mode').append(` · ${t('notice_skipped', { n: data.skipped })}`);
    // A phone shows the map first; the filters open when they are asked for.
    by('filters').open = window.matchMedia('(min-width: 900px)').matches;
    const named = new Set(model.events.flatMap(({ keys }) => keys.where).map((key) => model.keyName(key)));
    by(data.map).setAttribute('role', 'region');
    by(data.map).setAttribute('aria-label', t('map_description', { n: model.events.length, places: [...named].slice(0, 8).join(', ') }));
  }

  function count(model) {
    const all = model.events.length;
    by('count').textContent = model.t(all === 1 ? 'count_one' : 'count', { shown: model.shown.length, all });
  }

  /** Two tabs, as the ARIA pattern has them: arrows change the tab. */
  function pane() {
    const names = ['events', 'article'];
    const open = (name) => {
      for (const one of names) {
        const tab = by(`tab-${one}`);
        tab.setAttribute('aria-selected', String(one === name));
        tab.tabIndex = one === name ? 0 : -1;
        by(`panel-${one}`).hidden = one !== name;
      }
    };
    for (const name of names) {
      by(`tab-${name}`).addEventListener('click', () => open(name));
      by(`tab-${name}`).addEventListener('keydown', (event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        const other = names[1 - names.indexOf(name)];
        open(other);
        by(`tab-${other}`).focus();
      });
    }
    open('events');
    return { open };
  }

  start();
})(globalThis.geo = globalThis.geo || {});
