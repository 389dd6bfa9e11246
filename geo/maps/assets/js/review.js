// What a reader says of events and names: buttons, the list of corrections, and their file.
(function (geo) {
  'use strict';

  const { el } = geo.dom;
  const { corrections } = geo;
  const FILE = 'corrections.toml';

  /** The browser's own memory of this page, or the page's where that is denied. */
  class Memory {
    constructor(key) {
      this.key = key;
    }

    read() {
      try {
        return corrections.kept(localStorage.getItem(this.key) || '[]');
      } catch {
        return [];
      }
    }

    write(list) {
      try {
        if (list.length) localStorage.setItem(this.key, JSON.stringify(list));
        else localStorage.removeItem(this.key);
        return true;
      } catch {
        return false;
      }
    }
  }

  /** Words of the text that the page carries. */
  function wordsAt(article, [start, end]) {
    const [from, text] = article.pieces.find(([at, words]) => at <= start && end <= at + words.length);
    return text.slice(start - from, end - from);
  }

  class Review {
    constructor(button, model, map, say) {
      this.button = button;
      this.model = model;
      this.say = say;
      this.dialog = new geo.Dialog(model.t);
      this.forms = new geo.ReviewForms(this.dialog, model, map, say, (one) => this.add(one));
      const { data } = model;
      this.memory = new Memory(corrections.key(data.title, data.articles.map(({ id }) => id)));
      this.list = this.memory.read();
      this.groups = new Set();
      button.addEventListener('click', () => this.show());
      this.refresh();
    }

    add(one) {
      this.list = corrections.add(this.list, corrections.entry(one));
      this.changed();
      this.say(this.model.t('corrections_kept', { what: this.said(this.list[this.list.length - 1]) }));
    }

    remove(one) {
      this.list = corrections.remove(this.list, this.list.indexOf(one));
      this.changed();
    }

    changed() {
      this.lasting = this.memory.write(this.list);
      this.refresh();
    }

    refresh() {
      const n = this.list.length;
      this.button.hidden = n === 0;
      this.button.textContent = this.model.t(n === 1 ? 'corrections_one' : 'corrections_many', { n });
      for (const group of this.groups) {
        if (group.root.isConnected) group.mark();
        else this.groups.delete(group);
      }
    }

    /** An entry in plain words. */
    said({ kind, values, shown }) {
      const { t } = this.model;
      const means = shown || values.means || values.called || '';
      if (kind === 'place') return t('correction_place', { name: values.name, place: means });
      if (kind === 'event_place' && values.place === '') return t('correction_no_place', { event: shown });
      const days = [values.from, values.to].filter(Boolean).map((day) => geo.dates.day(day, t('locale')));
      if (kind === 'date') return t('correction_date', { event: shown, date: [...new Set(days)].join(' – ') || t('no_date') });
      return t('correction_' + kind, { name: values.name || shown });
    }

    /** A group of buttons; each `pressed()` says whether it was chosen. */
    group(label, buttons) {
      const root = el('div', { class: 'review', role: 'group', 'aria-label': label });
      const made = buttons.map(({ kind, text, act, pressed, opens }) => {
        const button = el('button', { type: 'button', 'data-review': kind, 'aria-haspopup': opens ? 'dialog' : null, onclick: act }, text);
        return { button, pressed };
      });
      const group = { root, mark: () => made.forEach(({ button, pressed }) => button.setAttribute('aria-pressed', String(pressed()))) };
      root.append(...made.map(({ button }) => button));
      group.mark();
      this.groups.add(group);
      return root;
    }

    /** What can be said of an event. Entries name it by its id, and by its sentence where the page
     *  has it, since an edited article gets other ids. */
    ofEvent(event, report, words) {
      const { t, data } = this.model;
      const about = { event: event.id, article: words ? data.articles[report.article].id : undefined, words };
      const now = () => corrections.ofEvent(this.list, event.id);
      // A name may mean another place; the event itself may be elsewhere, whatever its text names.
      const names = [...this.names(report), { name: t('event_itself'), event: about, label: event.label, role: this.role(report), runners: [] }];
      const wrong = () => corrections.placeOf(this.list, event.id) !== null ||
        names.some((name) => !name.event && ['place', 'not_a_place'].includes(corrections.ofMention(this.list, name)?.kind));
      const named = report.places.some(({ place }) => place !== null);
      const choice = (kind, text) => ({ kind, text, pressed: () => now()?.kind === kind, act: () => this.toggle(now(), { kind, values: about, shown: event.label }) });
      return this.group(t('review_event'), [
        choice('right', t('say_right')),
        { kind: 'place', text: t(named ? 'say_wrong_place' : 'say_place'), opens: true, pressed: wrong, act: () => this.forms.place(names, {}, data.articles[report.article]) },
        { kind: 'date', text: t('say_wrong_date'), opens: true, pressed: () => now()?.kind === 'date', act: () => this.forms.date(about, event.label, report.time) },
        choice('not_an_event', t('say_not_an_event')),
        ...this.ofReports(event, report),
      ]);
    }

    /** That two events are one, or that a report of several tells of another event. */
    ofReports(event, report) {
      const { t } = this.model;
      const same = () => corrections.naming(this.list, 'same_event', event.id);
      const apart = () => corrections.naming(this.list, 'separate', report.id);
      const toggle = (now, act) => () => (now() ? this.remove(now()) : act());
      const one = { kind: 'same_event', text: t('say_same_event'), opens: true, pressed: () => same() !== null, act: toggle(same, () => this.forms.same(event)) };
      return event.reports.length < 2 ? [one] : [one, { kind: 'separate', text: t('say_separate'), pressed: () => apart() !== null,
        act: toggle(apart, () => this.add({ kind: 'separate', values: { events: [report.id] }, shown: report.label })) }];
    }

    /** The role of the place that a correction of a report's place replaces; null is the usual one. */
    role(report) {
      const [first] = report.places.map(({ role }) => role).filter((role) => role !== 'scope');
      return !first || first === 'location' ? null : first;
    }

    /** What can be said of a name in the text. */
    ofMention(number, mark) {
      const { t, data } = this.model;
      const left = mark.kind === 'left_out';
      const article = data.articles[number];
      const name = { ...this.name(article, wordsAt(article, mark.span), mark.span[0]), runners: this.runners(number, mark.span) };
      const about = { name: name.name, article: name.article, start: name.start };
      const now = () => corrections.ofMention(this.list, name);
      const choice = (kind, text) => ({ kind, text, pressed: () => now()?.kind === kind, act: () => this.toggle(now(), { kind, values: about }) });
      const question = left ? t('review_left_out', { name: name.name, reason: mark.reason || t('left_no_reason') })
        : t('review_name', { name: name.name, place: this.model.place(mark.place).name });
      // What a description describes is drawn from its places: it is no name of its own.
      if (mark.described) return el('div', { class: 'review-mention' }, el('p', {}, question));
      return el('div', { class: 'review-mention' }, el('p', {}, question),
        this.group(question, [
          ...(left ? [] : [choice('right', t('say_right'))]),
          { kind: 'place', text: t(left ? 'say_place' : 'say_wrong_place'), opens: true, pressed: () => now()?.kind === 'place', act: () => this.forms.place([name]) },
          choice('not_a_place', t('say_not_a_place')),
        ]));
    }

    /** Says it, or takes it back where it was said already. */
    toggle(now, one) {
      if (now && now.kind === one.kind) this.remove(now);
      else this.add(one);
    }

    name(article, words, start) {
      return { name: words, article: article.id, start: article.codePoint(start) };
    }

    /** The names that gave a report its places, each once, with the other places they may mean. */
    names(report) {
      const article = this.model.data.articles[report.article];
      const found = new Map();
      for (const { each, spans, runners_up: runners } of report.places) {
        const own = spans.slice(spans.length - each.length);
        each.forEach((words, at) => { if (words && !found.has(own[at][0])) found.set(own[at][0], { ...this.name(article, words, own[at][0]), runners }); });
      }
      return [...found.values()];
    }

    /** Other places that a name may mean, where an event has it. */
    runners(number, [start]) {
      for (const event of this.model.table.inArticle(number)) {
        for (const report of event.reports.filter(({ article }) => article === number)) {
          const spot = report.places.find(({ each, spans }) => spans.slice(spans.length - each.length).some((span) => span[0] === start));
          if (spot) return spot.runners_up;
        }
      }
      return [];
    }

    /** The list of all corrections, each with a way back, and the file. */
    show(focus) {
      const { t } = this.model;
      const n = this.list.length;
      const item = (one, at) => el('li', {}, el('span', {}, this.said(one)),
        el('button', { type: 'button', class: 'plain', 'aria-label': t('correction_undo_this', { what: this.said(one) }), onclick: () => { this.remove(one); this.show(Math.min(at, this.list.length - 1)); } }, t('correction_undo')));
      const list = el('ol', { class: 'corrections' }, this.list.map(item));
      this.dialog.open(t(n === 1 ? 'corrections_one' : 'corrections_many', { n }), [
        el('p', { class: 'help' }, t('corrections_help')),
        this.lasting === false ? el('p', { class: 'notice' }, t('corrections_not_kept')) : null,
        list,
      ], n ? { text: t('corrections_save'), act: () => this.save() } : null);
      if (focus >= 0) list.querySelectorAll('button')[focus].focus();
    }

    save() {
      geo.save(FILE, new Blob([corrections.toml(this.list, this.model.t('corrections_head'))], { type: 'application/toml' }));
      this.say(this.model.t('corrections_saved', { file: FILE }));
    }
  }

  geo.Review = Review;
})(globalThis.geo = globalThis.geo || {});
