// The forms behind "wrong place", "wrong date" and "add event".
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const { corrections } = geo;
  const STATUSES = ['happened', 'ongoing', 'planned', 'possible', 'denied'];
  /** Pixels that a finger may slip before a click is a drag. */
  const SLIP = 6;
  const DIGITS = 5;
  /** Events offered at once as the same as another. */
  const OFFERED = 20;

  class ReviewForms {
    constructor(dialog, model, map, say, add) {
      Object.assign(this, { dialog, model, map, say, add, fields: 0 });
    }

    /** A field with its label above it. */
    field(text, name, attributes, ...options) {
      this.fields += 1;
      const id = `review-field-${this.fields}`;
      const input = el(name, { id, autocomplete: 'off', ...attributes }, options);
      return { input, row: el('p', { class: 'field' }, el('label', { for: id }, text), input) };
    }

    choose(text, options) {
      return this.field(text, 'select', {}, options.map(([value, name]) => el('option', { value }, name)));
    }

    /** A name that means another place: one of those of this name, any by its id, or a point. */
    place(names, given = {}, article = null) {
      const { t } = this.model;
      const which = this.choose(t('which_name'), names.map(({ name }, at) => [String(at), name]));
      which.input.value = String(given.which || 0);
      const scope = this.choose(t('how_far'), ['mention', 'article', 'everywhere'].map((one) => [one, t('scope_' + one)]));
      scope.input.value = given.scope || 'mention';
      const id = this.field(t('place_id'), 'input', { type: 'text', placeholder: 'geonames:614540', spellcheck: 'false' });
      const called = this.field(t('place_called'), 'input', { type: 'text' });
      const lon = this.field(t('longitude'), 'input', { type: 'number', step: 'any', min: -180, max: 180 });
      const lat = this.field(t('latitude'), 'input', { type: 'number', step: 'any', min: -90, max: 90 });
      const rest = { id, called, lon, lat };
      for (const [name, { input }] of Object.entries(rest)) input.value = given[name] ?? '';
      const list = el('ul', { class: 'options' });
      const choice = (value, text, small, more) => el('li', {}, el('label', {}, el('input', { type: 'radio', name: 'means', value, checked: value === given.means }),
        el('span', {}, text, small ? el('small', {}, small) : null)), more || null);
      const now = () => ({ which: Number(which.input.value), scope: scope.input.value, means: list.querySelector('input:checked')?.value,
        ...Object.fromEntries(Object.entries(rest).map(([name, { input }]) => [name, input.value.trim()])) });
      const pick = el('button', { type: 'button', onclick: () => this.pick(now(), (state) => this.place(names, state, article)) }, t('pick_point'));
      const fill = () => {
        const { runners, event } = names[now().which];
        scope.row.hidden = Boolean(event);
        // An event may have been at any place that its article names.
        const near = event && article ? this.places(article).map(([place, name]) => ({ id: place, name })) : runners;
        const others = [...new Map(near.map((one) => [one.id, one])).values()];
        list.replaceChildren(...others.map(({ id: place, name, reason }) => choice(`=${place}`, name, reason)),
          choice('id', t('means_id'), null, id.row), choice('point', t('means_point'), null, el('div', { class: 'point' }, pick, lon.row, lat.row, called.row)),
          choice('nothing', t(event ? 'event_nowhere' : 'means_nothing')));
      };
      const mark = (value) => () => { list.querySelector(`input[value="${value}"]`).checked = true; };
      id.input.addEventListener('input', mark('id'));
      for (const { input } of [lon, lat, called]) input.addEventListener('input', mark('point'));
      which.input.addEventListener('change', fill);
      fill();
      const [{ event, label, name }] = names;
      this.dialog.open(t(event ? 'say_place' : 'say_wrong_place'), [names.length > 1 ? which.row : el('p', { class: 'subject' }, event ? label : name),
        el('fieldset', {}, el('legend', {}, t(event ? 'event_means' : 'means')), list), scope.row], { text: t('keep'), act: () => this.keepPlace(names, now(), list) });
    }

    keepPlace(names, { which, scope, means, id, called, lon, lat }, list) {
      const { t } = this.model;
      const { name, article, start, event, label, role } = names[which];
      if (event) return this.keepEventPlace({ ...event, role }, label, { means, id, called, lon, lat }, list);
      const about = { name, article: scope === 'everywhere' ? null : article, start: scope === 'mention' ? start : null };
      const keep = (kind, values, shown) => this.add({ kind, values: { ...about, ...values }, shown });
      if (means === undefined) return t('choose_one');
      if (means === 'nothing') return keep('not_a_place', {});
      if (means === 'id') return id ? keep('place', { means: id }, id) : t('id_missing');
      if (means !== 'point') return keep('place', { means: means.slice(1) }, this.checked(list));
      const point = this.point(lon, lat);
      return point ? keep('place', { ...point, called }, `${called || name} (${point.lat}, ${point.lon})`) : t('point_missing');
    }

    /** Where an event was, whatever its text names. */
    keepEventPlace(about, label, { means, id, called, lon, lat }, list) {
      const { t } = this.model;
      const keep = (values, where) => this.add({ kind: 'event_place', values: { ...about, ...values }, shown: where ? `${label}: ${where}` : label });
      if (means === undefined) return t('choose_place');
      if (means === 'nothing') return keep({ place: '' });
      if (means === 'id') return id ? keep({ place: id }, id) : t('id_missing');
      if (means !== 'point') return keep({ place: means.slice(1) }, this.checked(list));
      const point = this.point(lon, lat);
      return point ? keep({ ...point, called }, called || `${point.lat}, ${point.lon}`) : t('point_missing');
    }

    checked(list) {
      return list.querySelector('input:checked').closest('label').querySelector('span').firstChild.textContent;
    }

    /** A point of the globe out of two fields, or null. */
    point(lon, lat) {
      const [x, y] = [lon, lat].map((text) => (text === '' ? NaN : Number(text)));
      return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? { lon: x, lat: y } : null;
    }

    /** Another event that is the same: those nearest in time first, or by their words. */
    same(event) {
      const { t } = this.model;
      const others = geo.nearest(this.model.inOrder(), event);
      const list = el('ul', { class: 'options' });
      const fill = (words) => {
        const fits = words ? others.filter((one) => geo.facets.folded(one.label).includes(words)) : others;
        list.replaceChildren(...fits.slice(0, OFFERED).map((one) => el('li', {}, el('label', {}, el('input', { type: 'radio', name: 'same', value: String(one.index) }),
          el('span', {}, one.label, el('small', {}, [this.model.when(one) || t('no_date'), this.model.place(one.place)?.name].filter(Boolean).join(' · ')))))));
      };
      const find = this.field(t('same_find'), 'input', { type: 'search', oninput: () => fill(geo.facets.folded(find.input.value).trim()) });
      fill('');
      this.dialog.open(t('say_same_event'), [el('p', { class: 'subject' }, event.label), find.row, el('fieldset', {}, el('legend', {}, t('same_which')), list)], { text: t('keep'), act: () => {
        const chosen = list.querySelector('input:checked');
        if (!chosen) return t('choose_event');
        const other = this.model.events[Number(chosen.value)];
        return this.add({ kind: 'same_event', values: { events: [event.id, other.id] }, shown: `${event.label} = ${other.label}` });
      } });
    }

    /** Lets the reader click the map, then shows the form again with that point; Esc gives up. */
    pick(state, again) {
      const { map } = this;
      const box = map.getContainer();
      let down = null;
      const done = (values) => {
        box.classList.remove('picking');
        box.removeEventListener('pointerdown', press, true);
        box.removeEventListener('click', click, true);
        document.removeEventListener('keydown', key, true);
        again({ ...state, ...values });
      };
      const press = (event) => { down = [event.clientX, event.clientY]; };
      const click = (event) => {
        if (event.target.closest('.leaflet-control')) return;
        event.stopPropagation();
        event.preventDefault();
        if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) > SLIP) return;
        const { lng, lat } = map.mouseEventToLatLng(event).wrap();
        done({ means: 'point', lon: String(Number(lng.toFixed(DIGITS))), lat: String(Number(lat.toFixed(DIGITS))) });
      };
      const key = (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        done({});
      };
      this.dialog.close();
      map.closePopup();
      box.classList.add('picking');
      box.addEventListener('pointerdown', press, true);
      box.addEventListener('click', click, true);
      document.addEventListener('keydown', key, true);
      box.scrollIntoView({ block: 'nearest' });
      this.say(this.model.t('pick_help'));
    }

    /** First and last day, and what is wrong with them or null. */
    days(first, last) {
      const { t } = this.model;
      const from = this.field(t('first_day'), 'input', { type: 'date', value: first });
      const to = this.field(t('last_day'), 'input', { type: 'date', value: last });
      const wrong = () => {
        if (!from.input.validity.valid || !to.input.validity.valid || (to.input.value && !from.input.value)) return t('day_missing');
        return to.input.value && to.input.value < from.input.value ? t('days_reversed') : null;
      };
      return { row: el('div', { class: 'days' }, from.row, to.row), from: from.input, to: to.input, wrong };
    }

    /** The day of an event, or that it has none. */
    date(about, label, time) {
      const { t } = this.model;
      const days = this.days(time.first, time.last);
      const none = el('input', { type: 'checkbox', id: 'review-no-date', onchange: () => { days.from.disabled = none.checked; days.to.disabled = none.checked; } });
      const keep = () => {
        const from = none.checked ? '' : days.from.value;
        if (!none.checked && (days.wrong() || !from)) return days.wrong() || t('day_missing');
        return this.add({ kind: 'date', values: { ...about, from, to: from ? days.to.value : '' }, shown: label });
      };
      this.dialog.open(t('say_wrong_date'), [el('p', { class: 'subject' }, label), days.row,
        el('p', { class: 'tick' }, none, el('label', { for: 'review-no-date' }, t('says_no_date')))], { text: t('keep'), act: keep });
    }

    /** An event that was missed, out of words of an article. */
    event(article, chosen) {
      const { t, data } = this.model;
      const words = this.field(t('new_words'), 'textarea', { rows: '3' }, chosen);
      const type = this.choose(t('new_type'), [['', t('choose')], ...Object.entries(data.event_types).sort((a, b) => a[1].localeCompare(b[1], t('locale')))]);
      const label = this.field(t('new_label'), 'input', { type: 'text' });
      const status = this.choose(t('facet_status'), STATUSES.map((one) => [one, t('status_' + one)]));
      const days = this.days('', '');
      const place = this.choose(t('new_place'), [['', t('no_place')], ...this.places(article)]);
      const id = this.field(t('place_id'), 'input', { type: 'text', spellcheck: 'false' });
      const keep = () => {
        const found = article.pieces.map(([, text]) => corrections.verbatim(text, words.input.value)).find(Boolean);
        if (!found) return t('words_missing');
        if (!type.input.value) return t('type_missing');
        if (days.wrong()) return days.wrong();
        const line = label.input.value.trim();
        return this.add({ kind: 'event', shown: line || found, values: { article: article.id, words: found, type: type.input.value, label: line,
          place: id.input.value.trim() || place.input.value, from: days.from.value, to: days.to.value, status: status.input.value } });
      };
      this.dialog.open(t('add_event'), [words.row, type.row, label.row, status.row, days.row, place.row, id.row], { text: t('keep'), act: keep });
    }

    /** Places that an article names and a gazetteer holds. */
    places(article) {
      const { data } = this.model;
      const found = new Map(article.marks.filter(({ kind }) => kind === 'place').map(({ place }) => [data.places[place].id, data.places[place]]));
      return [...found.values()].filter(({ id, kind }) => kind !== 'derived' && !id.startsWith('user:')).map(({ id, name, country }) => [id, country ? `${name} (${this.model.keyName(country)})` : name]);
    }
  }

  geo.ReviewForms = ReviewForms;
})(globalThis.geo = globalThis.geo || {});
