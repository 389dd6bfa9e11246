// The reading pane: an article with its events', places' and dates' words marked.
(function (geo) {
  'use strict';

  const { el, link } = geo.dom;
  const { paragraphs, runs } = geo.runs;

  class ArticleView {
    constructor(root, model, review) {
      this.root = root;
      this.model = model;
      this.review = review;
      this.drawn = null;
      this.chosen = '';
      document.addEventListener('selectionchange', () => this.keep(document.getSelection()));
      this.refresh();
    }

    refresh() {
      const { data, article } = this.model;
      if (article === null || this.model.tab !== 'article') return;
      if (!data.articles[article].loaded) {
        data.articles[article].load().then(() => this.refresh());
        return;
      }
      if (this.drawn !== article) {
        this.drawn = article;
        this.root.replaceChildren(this.head(data.articles[article]), ...this.body(data.articles[article], article));
      }
      this.steps();
      this.mark();
    }

    head(article) {
      const { t, data } = this.model;
      const parts = [];
      if (data.articles.length > 1) parts.push(this.chooser());
      this.walk = el('p', { class: 'walk' });
      parts.push(this.walk);
      if (article.title) parts.push(el('h2', { class: 'headline' }, article.title));
      const published = article.date ? t('published', { date: geo.dates.day(article.date, t('locale')) }) : t('published_unknown');
      const how = article.date ? ` (${t('published_' + article.date_source)})` : '';
      parts.push(el('p', { class: 'byline', title: article.date_reason || '' }, article.source ? `${article.source} · ` : '', published, how,
        article.url ? ' · ' : null, article.url ? link(article.url, t('original')) : null));
      for (const notice of article.notices) parts.push(el('p', { class: 'notice' }, notice));
      return el('header', {}, parts);
    }

    /** Previous and next event in the order of the text, on into the articles before and after. */
    steps() {
      const { model } = this;
      if (!this.walk || model.tab !== 'article') return;
      const { t } = model;
      const mine = model.inText(model.article);
      const here = mine.findIndex(({ index, report }) => index === model.selected && report === model.report);
      const beyond = (by) => {
        for (let article = model.article + by; article >= 0 && article < model.data.articles.length; article += by) {
          const found = model.inText(article);
          if (found.length) return found[by > 0 ? 0 : found.length - 1];
        }
        return null;
      };
      const to = (by) => (here >= 0 ? mine[here + by] : by > 0 ? mine[0] : null) || beyond(by);
      const button = (id, key, sign, target) => el('button', { type: 'button', class: 'icon', id, title: t(key), 'aria-label': t(key), disabled: !target, onclick: () => {
        model.select(target.index, 'text', target.report);
        const again = document.getElementById(id);
        (again.disabled ? this.walk.querySelector('button:not([disabled])') : again)?.focus();
      } }, sign);
      this.walk.replaceChildren(button('text-back', 'text_back', '‹', to(-1)), button('text-on', 'text_on', '›', to(1)),
        el('span', {}, t(here >= 0 ? 'text_at' : 'text_events', { n: here + 1, all: mine.length })), this.adder());
    }

    /** Words that the reader selected last: a click on a button takes the selection away. */
    keep(selection) {
      if (!selection.isCollapsed && this.root.contains(selection.anchorNode)) this.chosen = String(selection);
    }

    /** A button that makes an event out of the selected words. */
    adder() {
      const article = this.model.data.articles[this.model.article];
      return article.pieces.length ? el('button', { type: 'button', class: 'plain', id: 'add-event', 'aria-haspopup': 'dialog', onclick: () => this.review.forms.event(article, this.chosen) }, this.model.t('add_event')) : '';
    }

    chooser() {
      const { t, data } = this.model;
      const select = el('select', { id: 'choose-article', onchange: () => { this.model.article = Number(select.value); this.model.tell('article'); } },
        data.articles.map((article, index) => el('option', { value: String(index) }, `${article.title || t('untitled')}`)));
      select.value = String(this.model.article);
      return el('p', { class: 'chooser' }, el('label', { for: 'choose-article' }, t('choose_article')), select);
    }

    body(article, number) {
      this.marks = [];
      if (!article.pieces.length) return [el('p', { class: 'notice' }, this.model.t('no_text'))];
      this.marks = this.all(article, number);
      const found = [this.key()];
      let end = 0;
      for (const [start, text] of article.pieces) {
        if (start > end) found.push(el('p', { class: 'gap' }, this.model.t('left_out_text')));
        for (const [from, to] of paragraphs(start, text)) found.push(this.paragraph(from, to, start, text, article));
        end = start + text.length;
      }
      return found;
    }

    key() {
      const { t } = this.model;
      return el('p', { class: 'words-key', 'aria-hidden': 'true' }, `${t('key_words')}: `, el('span', { class: 'word trigger family-talks' }, t('key_event')), ' ',
        el('span', { class: 'word place' }, t('key_place')), ' ', el('span', { class: 'word time' }, t('key_time')), ' ', el('span', { class: 'word left-out' }, t('key_left_out')));
    }

    /** All marks on an article: sentences and words of its events, places, dates. */
    all(article, number) {
      const marks = [...article.marks, ...article.left_out.filter(({ span }) => span).map((one) => ({ ...one, kind: 'left_out' }))];
      for (const event of this.model.table.inArticle(number)) {
        for (const [index, report] of event.reports.entries()) {
          if (report.article !== number) continue;
          marks.push({ kind: 'sentence', span: report.sentence, event, report: index });
          marks.push({ kind: 'trigger', span: report.trigger, event, report: index });
          const parts = [...report.actors, ...report.recipients].map(({ span }) => span);
          for (const span of [...parts, report.time.span, ...report.places.flatMap(({ spans }) => spans)]) {
            if (span) marks.push({ kind: 'part', span, event, report: index });
          }
        }
      }
      return marks;
    }

    paragraph(start, end, offset, text, article) {
      const title = article.title && text.slice(start - offset, end - offset).trim() === article.title.trim();
      const children = runs(start, end, this.marks).map((run) => {
        const content = text.slice(run.start - offset, run.end - offset);
        return run.marks.length ? this.run(run, content) : content;
      });
      return el('p', { class: title ? 'repeated-title' : null }, children);
    }

    /** A run of words: what it is decides its look, the most particular mark what a click does. */
    run({ marks }, content) {
      const of = (kind) => marks.filter((mark) => mark.kind === kind);
      const [trigger] = of('trigger');
      const [place] = [...of('place'), ...of('relation')];
      const [time] = of('time');
      const [left] = of('left_out');
      const sentences = of('sentence');
      const names = ['word'];
      if (trigger) names.push('trigger', `family-${trigger.event.family.id}`);
      if (place) names.push('place');
      if (of('relation').length) names.push('relation');
      if (left && !place) names.push('left-out');
      if (time) names.push('time');
      if (sentences.length) names.push('sentence');
      const button = trigger || place || left;
      const run = el('span', {
        class: names.join(' '),
        role: button ? 'button' : null,
        tabindex: button ? '0' : null,
        title: (trigger && trigger.event.label) || (place && place.reason) || (left && left.reason) || (time && time.reason) || null,
        'data-place': place ? String(place.place) : null,
        'data-events': [...new Set(marks.filter(({ event }) => event).map(({ event }) => event.index))].join(' ') || null,
      }, content);
      run.marks = marks;
      const act = () => {
        const name = of('place')[0] || left;
        if (trigger || place || !left) this.act(trigger, place, sentences);
        if (name && !trigger && !String(window.getSelection())) this.judge(name, run);
      };
      if (button || sentences.length) run.addEventListener('click', act);
      if (button) run.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); act(); } });
      return run;
    }

    /** Asks below a paragraph whether a name in it means the right place. */
    judge(name, run) {
      if (this.asked) this.asked.remove();
      this.asked = this.review.ofMention(this.drawn, name);
      run.closest('p').after(this.asked);
    }

    act(trigger, place, sentences) {
      if (window.getSelection && String(window.getSelection())) return;
      if (trigger) this.model.select(trigger.event.index, 'text', trigger.report);
      else if (place) this.model.tell({ place: place.place });
      else {
        // Where a sentence tells several events, each click goes on to the next.
        const at = sentences.findIndex(({ event }) => event.index === this.model.selected);
        const next = sentences[(at + 1) % sentences.length];
        this.model.select(next.event.index, 'text', next.report);
      }
    }

    /** Marks the selected event's evidence and brings its sentence into view. */
    mark(scroll = true) {
      const { selected, report } = this.model;
      let first = null;
      for (const run of this.root.querySelectorAll('.word')) {
        const mine = (run.marks || []).filter(({ event, report: one }) => event && event.index === selected && one === report);
        run.classList.toggle('on', mine.length > 0);
        run.classList.toggle('on-part', mine.some(({ kind }) => kind !== 'sentence'));
        const trigger = mine.some(({ kind }) => kind === 'trigger');
        if (mine.length && (!first || (trigger && !first.trigger))) first = { run, trigger };
      }
      if (first && scroll && this.root.offsetParent) geo.scroll.into(first.run, this.root.closest('.scroll'));
    }

    /** Shows words that were left out of the map. */
    leftOut(article, span) {
      const { articles } = this.model.data;
      if (!articles[article].loaded) {
        articles[article].load().then(() => this.leftOut(article, span));
        return;
      }
      this.model.article = article;
      this.model.tell('article');
      const fits = (mark) => mark.kind === 'left_out' && mark.span[0] === span[0];
      const run = this.light(fits);
      if (run) this.judge(run.marks.find(fits), run);
    }

    /** Marks every word of a place and brings the first into view. */
    words(place) {
      const { data } = this.model;
      const holds = (article) => article.marks.some((mark) => mark.place === place);
      if (this.drawn === null || !holds(data.articles[this.drawn])) {
        const found = data.places[place].marked;
        if (found === null) return;
        if (!data.articles[found].loaded) {
          data.articles[found].load().then(() => this.words(place));
          return;
        }
        this.model.article = found;
        this.model.tell('article');
      }
      this.light((mark) => mark.place === place);
    }

    light(fits) {
      let first = null;
      for (const run of this.root.querySelectorAll('.word')) {
        const mine = (run.marks || []).some(fits);
        run.classList.toggle('on-place', mine);
        if (mine) first = first || run;
      }
      if (first) geo.scroll.into(first, this.root.closest('.scroll'));
      return first;
    }
  }

  geo.ArticleView = ArticleView;
})(globalThis.geo = globalThis.geo || {});
