// The timeline under the map: how many events when, and a window on them by mouse, touch and keys.
(function (geo) {
  'use strict';

  const { el, svg } = geo.dom;
  const { bins } = geo;
  const HIGH = 46;
  const TICK = 68;
  const YEAR = 44;
  const DRAG = 4;
  const FAR = 0.1;
  const PACE = 1100;

  class Timeline {
    constructor(root, model) {
      this.root = root;
      this.model = model;
      this.playing = 0;
      this.build();
      this.refresh();
      // The width is told, not asked for: to ask would lay the whole page out at each filter.
      new ResizeObserver(([{ contentRect }]) => { this.room = contentRect.width; if (this.room !== this.wide) this.draw(); }).observe(this.plot);
    }

    build() {
      const { t } = this.model;
      const button = (id, key, sign, act) => el('button', { type: 'button', class: 'icon', id, title: t(key), 'aria-label': t(key), onclick: act }, sign);
      this.play = button('timeline-play', 'play', '▶', () => this.toggle());
      this.back = button('timeline-back', 'step_back', '‹', () => this.step(-1));
      this.on = button('timeline-on', 'step_on', '›', () => this.step(1));
      this.said = el('p', { class: 'timeline-said', id: 'timeline-said' });
      this.clear = el('button', { type: 'button', class: 'plain', id: 'timeline-clear', onclick: () => { this.stop(); this.set(null); } }, t('all_dates'));
      this.undated = el('input', { type: 'checkbox', id: 'timeline-undated', onchange: () => this.model.change((filter) => { filter.undated = this.undated.checked; }) });
      this.undatedLabel = el('label', { for: 'timeline-undated' });
      this.picture = svg('svg', { class: 'timeline-bars', role: 'img' });
      this.window = el('div', { class: 'timeline-window' });
      this.handles = ['from', 'to'].map((name) => el('div', { class: `timeline-handle handle-${name}`, id: `timeline-${name}`, role: 'slider', tabindex: '0', 'aria-orientation': 'horizontal', 'aria-label': t('timeline_' + name), onkeydown: (event) => this.key(event, name) }));
      this.plot = el('div', { class: 'timeline-plot', title: t('timeline_hint'), onpointerdown: (event) => this.press(event) }, this.picture, this.window, this.handles);
      this.root.append(
        el('div', { class: 'timeline-bar' }, el('h2', {}, t('timeline')), this.back, this.play, this.on, this.said, this.clear,
          el('span', { class: 'timeline-switch' }, this.undated, this.undatedLabel)),
        this.plot);
    }

    /** Bins over the events that pass all the other filters, so that they stay while one brushes. */
    refresh() {
      const { tally, events, filter } = this.model;
      const found = tally.anyDay.map((index) => events[index]);
      this.limits = null;
      const days = [filter.from, filter.to].filter(Boolean).map(geo.dates.number);
      const extent = bins.extent(found) || (days.length ? [days[0], days[0]] : null);
      this.plot.hidden = !extent;
      if (extent) {
        const [first, last] = [Math.min(extent[0], ...days), Math.max(extent[1], ...days)];
        this.unit = bins.unitFor(first, last);
        this.limits = bins.edges(first, last, this.unit);
        this.counts = bins.histogram(found, this.limits);
      }
      for (const one of [this.play, this.back, this.on]) one.disabled = !extent;
      this.undated.checked = filter.undated;
      this.undatedLabel.textContent = this.model.t('timeline_undated', { n: tally.undated });
      this.say();
      this.draw();
    }

    /** The window in days, inclusive; null where all days are shown. */
    chosen() {
      const { from, to } = this.model.filter;
      if (!from && !to) return null;
      return [from ? geo.dates.number(from) : this.limits[0], to ? geo.dates.number(to) : this.limits[this.limits.length - 1] - 1];
    }

    say() {
      const { t } = this.model;
      this.clear.hidden = !this.limits || !this.chosen();
      if (!this.limits) {
        this.said.textContent = t('timeline_empty');
        return;
      }
      const chosen = this.chosen();
      const range = this.range(...(chosen || this.ends()));
      // Without this, what a window of days lets through beside them would puzzle.
      const n = chosen ? this.model.shown.filter((index) => geo.facets.undated(this.model.events[index])).length : 0;
      this.said.textContent = n ? t('timeline_and', { range, n }) : range;
    }

    ends() {
      return [this.limits[0], this.limits[this.limits.length - 1] - 1];
    }

    range(first, last) {
      return geo.dates.interval(geo.dates.iso(first), geo.dates.iso(last), this.whole(first, last), this.model.t);
    }

    /** A whole month or year is called by its name. */
    whole(first, last) {
      return ['month', 'year'].find((unit) => {
        const [start, end] = bins.around(first, unit);
        return start === first && end === last + 1;
      }) || 'range';
    }

    draw() {
      const wide = this.room ?? this.plot.clientWidth;
      if (!this.limits || !wide) return;
      this.wide = wide;
      const [start, end] = [this.limits[0], this.limits[this.limits.length - 1]];
      this.x = (day) => (day - start) / (end - start) * wide;
      this.picture.setAttribute('viewBox', `0 0 ${wide} ${HIGH + 16}`);
      const { t } = this.model;
      const locale = t('locale');
      const most = Math.max(1, ...this.counts.map(({ sure, open, spread }) => sure + open + spread));
      const bars = this.counts.flatMap((bin, index) => this.bar(bin, index, most));
      const { days, unit } = bins.ticks(start, end - 1, Math.max(2, Math.floor(wide / TICK)), Math.max(2, Math.floor(wide / YEAR)));
      const names = days.map((day) => svg('g', { class: 'tick' }, svg('line', { x1: this.x(day), x2: this.x(day), y1: HIGH, y2: HIGH + 4 }),
        svg('text', { x: Math.min(this.x(day) + 3, wide - 2), y: HIGH + 13, 'text-anchor': this.x(day) > wide - 50 ? 'end' : 'start' }, geo.dates.short(day, unit, locale))));
      this.picture.replaceChildren(svg('line', { class: 'axis', x1: 0, x2: wide, y1: HIGH, y2: HIGH }), ...bars, ...names);
      const best = this.counts.reduce((a, b, index) => (this.total(b) > this.total(this.counts[a]) ? index : a), 0);
      this.picture.setAttribute('aria-label', t('timeline_picture', { range: this.range(start, end - 1), n: Math.round(this.total(this.counts[best])), most: this.range(this.limits[best], this.limits[best + 1] - 1) }));
      this.frame();
    }

    total({ sure, open, spread }) {
      return sure + open + spread;
    }

    /** A bin's bar: sure events at the foot, then planned or possible ones, then spread ones. */
    bar(bin, index, most) {
      const total = this.total(bin);
      if (!total) return [];
      const left = this.x(this.limits[index]);
      const width = Math.max(1.5, this.x(this.limits[index + 1]) - left - (this.counts.length > 60 ? 0.6 : 1.4));
      let foot = HIGH;
      const group = svg('g', { class: 'bin' }, svg('title', {}, this.model.t(total === 1 ? 'timeline_bin_one' : 'timeline_bin', { when: this.range(this.limits[index], this.limits[index + 1] - 1), n: Number(total.toFixed(1)) })));
      for (const name of ['sure', 'open', 'spread']) {
        if (!bin[name]) continue;
        const high = bin[name] / most * (HIGH - 4);
        foot -= high;
        group.append(svg('rect', { class: `bar bar-${name}`, x: left, y: foot, width, height: high }));
      }
      return [group];
    }

    /** The window and its handles. */
    frame() {
      const chosen = this.chosen();
      const [first, last] = chosen || this.ends();
      const [left, right] = [this.x(first), this.x(last + 1)].map((x) => Math.max(0, Math.min(this.wide, x)));
      this.window.hidden = !chosen;
      this.window.style.left = left + 'px';
      this.window.style.width = Math.max(2, right - left) + 'px';
      const [start, end] = this.ends();
      for (const [handle, at, day] of [[this.handles[0], left, first], [this.handles[1], right, last]]) {
        handle.style.left = at + 'px';
        handle.setAttribute('aria-valuemin', String(start));
        handle.setAttribute('aria-valuemax', String(end));
        handle.setAttribute('aria-valuenow', String(Math.max(start, Math.min(end, day))));
        handle.setAttribute('aria-valuetext', geo.dates.day(geo.dates.iso(day), this.model.t('locale')));
      }
    }

    /** Filters by a window in days (null for all days). */
    set(window) {
      const [start, end] = this.ends();
      const all = !window || (window[0] <= start && window[1] >= end);
      this.model.change((filter) => {
        filter.from = all ? null : geo.dates.iso(window[0]);
        filter.to = all ? null : geo.dates.iso(window[1]);
      });
    }

    day(clientX) {
      const box = this.plot.getBoundingClientRect();
      const [start, end] = [this.limits[0], this.limits[this.limits.length - 1]];
      return start + Math.max(0, Math.min(1, (clientX - box.left) / box.width)) * (end - start);
    }

    /** A drag draws a window, moves it or moves one of its ends; a click takes one bin. */
    press(event) {
      if (event.button !== 0 || !this.limits) return;
      this.stop();
      const chosen = this.chosen();
      const handle = this.handles.findIndex((one) => one === event.target);
      const began = this.day(event.clientX);
      const x = event.clientX;
      let moved = handle >= 0;
      let window = chosen || this.ends();
      const move = (now) => {
        moved = moved || Math.abs(now.clientX - x) > DRAG;
        if (!moved) return;
        const day = this.day(now.clientX);
        window = this.dragged(handle, event.target === this.window ? chosen : null, began, day, window);
        this.preview(window);
      };
      const end = (last) => {
        this.plot.removeEventListener('pointermove', move);
        this.plot.removeEventListener('pointerup', end);
        this.plot.removeEventListener('pointercancel', end);
        if (last.type === 'pointercancel') this.frame();
        else if (moved) this.set(window);
        else {
          const index = bins.at(this.limits, Math.floor(began));
          this.set([this.limits[index], this.limits[index + 1] - 1]);
        }
      };
      this.plot.setPointerCapture(event.pointerId);
      this.plot.addEventListener('pointermove', move);
      this.plot.addEventListener('pointerup', end);
      this.plot.addEventListener('pointercancel', end);
      if (handle >= 0) event.target.focus();
      event.preventDefault();
    }

    dragged(handle, whole, began, day, before) {
      const near = (one) => bins.nearest(this.limits, one);
      if (handle === 0) return [Math.min(near(day), this.limits[bins.at(this.limits, before[1])]), before[1]];
      if (handle === 1) return [before[0], Math.max(near(day), this.limits[bins.at(this.limits, before[0]) + 1]) - 1];
      if (whole) {
        const [start, end] = this.ends();
        const by = Math.max(start - whole[0], Math.min(end - whole[1], day - began));
        const first = near(whole[0] + by);
        return [first, near(whole[1] + 1 + first - whole[0]) - 1];
      }
      const [low, high] = [Math.min(began, day), Math.max(began, day)].map(Math.floor);
      return [this.limits[bins.at(this.limits, low)], this.limits[bins.at(this.limits, high) + 1] - 1];
    }

    preview(window) {
      this.window.hidden = false;
      this.window.style.left = this.x(window[0]) + 'px';
      this.window.style.width = this.x(window[1] + 1) - this.x(window[0]) + 'px';
      this.handles[0].style.left = this.x(window[0]) + 'px';
      this.handles[1].style.left = this.x(window[1] + 1) + 'px';
      this.said.textContent = this.range(...window);
    }

    key(event, name) {
      if (!this.limits) return;
      const count = this.limits.length - 1;
      const far = Math.max(2, Math.round(count * FAR));
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far, Home: -count, End: count }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      this.stop();
      const [first, last] = this.chosen() || this.ends();
      const [low, high] = [bins.at(this.limits, first), bins.at(this.limits, last)];
      const held = (index, least, most) => Math.max(least, Math.min(most, index));
      if (name === 'from') this.set([this.limits[held(low + by, 0, high)], last]);
      else this.set([first, this.limits[held(high + by, low, count - 1) + 1] - 1]);
    }

    /** The next window of the same length; false at the end. */
    step(by) {
      if (!this.limits) return false;
      const window = bins.step(this.limits, this.chosen(), by);
      if (window) this.set(window);
      return Boolean(window);
    }

    toggle() {
      if (this.playing) {
        this.stop();
        return;
      }
      if (!this.chosen() || !bins.step(this.limits, this.chosen(), 1)) this.set([this.limits[0], this.limits[1] - 1]);
      this.playing = setInterval(() => { if (!this.step(1)) this.stop(); }, PACE);
      this.label('pause', '❚❚');
    }

    stop() {
      clearInterval(this.playing);
      this.playing = 0;
      this.label('play', '▶');
    }

    label(key, sign) {
      this.play.textContent = sign;
      this.play.title = this.model.t(key);
      this.play.setAttribute('aria-label', this.model.t(key));
    }

    hear(what) {
      if (what === 'filter') this.refresh();
    }
  }

  geo.Timeline = Timeline;
})(globalThis.geo = globalThis.geo || {});
