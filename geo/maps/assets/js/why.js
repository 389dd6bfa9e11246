// "Why here, why this date?": the selected event with its quote and the reason for each decision.
(function (geo) {
  'use strict';

  const { el, link, sign } = geo.dom;

  class WhyPanel {
    constructor(root, model, step, review) {
      this.root = root;
      this.model = model;
      this.step = step;
      this.review = review;
      this.open = true;
    }

    refresh() {
      const { selected, events } = this.model;
      this.root.hidden = selected === null;
      this.root.replaceChildren();
      if (selected === null) return;
      const event = events[selected];
      const report = event.reports[this.model.report];
      this.root.className = `why family-${event.family.id}`;
      this.root.append(this.bar(event, report), el('h2', { class: 'why-label' }, report.label), event.reports.length > 1 ? this.reports(event) : this.quote(event, report) || '',
        this.reasons(event, report), this.review.ofEvent(event, report, this.sentence(this.model.data.articles[report.article], report)));
      this.root.scrollTop = 0;
    }

    bar(event, report) {
      const { t } = this.model;
      const button = (key, text, act) => el('button', { type: 'button', class: 'icon', title: t(key), 'aria-label': t(key), onclick: act }, text);
      return el('p', { class: 'why-bar' }, sign(event.family), el('span', { class: 'event-type' }, event.typeLabel),
        el('span', { class: 'chip' }, t('status_' + report.status)),
        event.review === 'unreviewed' ? null : el('span', { class: 'chip review-mark' }, t('review_' + event.review)),
        el('span', { class: 'why-buttons' }, button('previous', '‹', () => this.step(-1)), button('next', '›', () => this.step(1)), button('close', '×', () => this.model.select(null))));
    }

    quote(event, report) {
      const { t, data } = this.model;
      const article = data.articles[report.article];
      const words = this.sentence(article, report);
      const source = this.original(article, words);
      if (!words && !source) return null;
      return el('figure', { class: 'quote' }, words ? el('blockquote', {}, words) : null, el('figcaption', {}, article.source ? `${article.source} ` : '', source));
    }

    /** A link to the article as published, at these words. */
    original(article, words) {
      const address = words ? geo.links.toQuote(article.url, words) : article.url;
      return address ? link(address, `${this.model.t('original_here')} ↗`) : null;
    }

    /** The sentence as published, if the page carries it. */
    sentence(article, { sentence }) {
      for (const [start, text] of article.pieces) {
        if (start <= sentence[0] && sentence[1] <= start + text.length) {
          return text.slice(sentence[0] - start, sentence[1] - start).replace(/\s+/g, ' ').trim();
        }
      }
      return null;
    }

    /** Several reports of one event side by side: what each says in its own words. */
    reports(event) {
      const { t, data } = this.model;
      const card = (report, index) => {
        const article = data.articles[report.article];
        const { time } = report;
        const words = this.sentence(article, report);
        const row = (name, text) => (text ? [el('dt', {}, name), el('dd', {}, text)] : []);
        const places = report.places.map((one) => (one.place === null ? one.words : this.model.place(one.place).name)).join(', ');
        return el('li', { class: 'report-card', 'aria-current': String(index === this.model.report) },
          el('button', { type: 'button', 'aria-current': String(index === this.model.report), onclick: () => this.model.select(event.index, 'why', index) }, article.title || t('untitled')),
          el('p', { class: 'help' }, [article.source, article.date ? geo.dates.day(article.date, t('locale')) : null].filter(Boolean).join(' · ')),
          el('p', { class: 'report-words' }, words || report.label),
          el('dl', {}, row(t('when'), geo.dates.interval(time.first, time.last, time.precision, t) || t('no_date')), row(t('where'), places || t('no_place')), row(t('figures'), this.figures(report))),
          this.original(article, words) || '');
      };
      return el('div', { class: 'reports' }, el('h3', {}, t('reports', { n: event.reports.length })),
        el('ol', { class: 'side-by-side', tabindex: '0', 'aria-label': t('reports', { n: event.reports.length }) }, event.reports.map(card)));
    }

    figures({ numbers }) {
      return numbers.map(({ kind, value }) => `${this.model.t('number_' + kind)}: ${value}`).join(', ');
    }

    reasons(event, report) {
      const { t } = this.model;
      const rows = [];
      const row = (name, ...content) => rows.push(el('dt', {}, name), el('dd', {}, content));
      const { time } = report;
      const when = geo.dates.interval(time.first, time.last, time.precision, t);
      row(t('when'), el('strong', {}, when || t('no_date')), when ? ` · ${t('basis_' + time.basis)}` : '', time.reason ? el('small', {}, time.reason) : null);
      if (!report.places.length) row(t('where'), t('no_place'));
      for (const place of report.places) row(t('row_' + place.role), this.place(place));
      if (report.actors.length) row(t('who'), this.people(report.actors));
      if (report.recipients.length) row(t('whom'), this.people(report.recipients));
      if (report.attributed_to) row(t('says'), report.attributed_to);
      if (report.numbers.length) row(t('figures'), this.figures(report));
      row(t('confidence'), t('confidence_value', { n: Math.round(report.confidence * 100) }));
      const details = el('details', { class: 'reasons', open: this.open, ontoggle: () => { this.open = details.open; } }, el('summary', {}, t('why')), el('dl', {}, rows));
      return details;
    }

    place(item) {
      const { t } = this.model;
      const place = this.model.place(item.place);
      if (!place) return t('unresolved', { words: item.words });
      const show = el('button', { type: 'button', class: 'place-link', onclick: () => this.model.tell({ place: item.place }) }, place.name);
      const where = [place.admin1 !== place.name ? place.admin1 : null, place.country && place.precision !== 'country' ? this.model.keyName(place.country) : null, ...place.seas.slice(0, 2).filter((sea) => sea !== place.name)].filter(Boolean).join(', ');
      const claims = place.claimants.length ? `${t('claimed_by')} ${place.claimants.map((code) => this.model.keyName(code)).join(', ')}` : null;
      const others = item.runners_up.length ? el('details', { class: 'runners' }, el('summary', {}, t('runners_up')),
        el('ul', {}, item.runners_up.map(({ name, reason }) => el('li', {}, name, reason ? el('small', {}, reason) : null)))) : null;
      return [show, where ? ` · ${where}` : '', ` · ${t('precision_' + place.precision).toLowerCase()}, ${t('basis_' + item.basis)}`,
        claims ? el('small', {}, claims) : null, item.reasons.map((reason) => el('small', {}, reason)), others];
    }

    people(list) {
      return list.map(({ name, country }) => (country ? `${name} (${this.model.keyName(country)})` : name)).join(', ');
    }

    hear(what) {
      if (what === 'select' || what === 'select-from-map' || what === 'deselect') this.refresh();
    }
  }

  geo.WhyPanel = WhyPanel;
})(globalThis.geo = globalThis.geo || {});
