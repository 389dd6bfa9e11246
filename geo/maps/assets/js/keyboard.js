// Keys: / find, n and p through the events, Esc back. Silent while somebody types.
(function (geo) {
  'use strict';

  const KEPT = 'geo-keys';

  /** What the browser keeps, where it may: a frame or a strict browser has no such place. */
  function kept(value) {
    try {
      if (value !== undefined) localStorage.setItem(KEPT, value);
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  /** Single letters get in the way of those who dictate: `button` turns them off (WCAG 2.1.4). */
  geo.keyboard = function keyboard(model, search, list, map, button) {
    let on = kept() !== 'off';
    const said = () => { button.textContent = model.t(on ? 'keys_off' : 'keys_on'); };
    button.addEventListener('click', () => {
      on = !on;
      kept(on ? 'on' : 'off');
      said();
    });
    said();
    document.addEventListener('keydown', (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
      if (event.key === 'Escape') {
        map.closePopup();
        if (typing) event.target.blur();
        else if (model.selected !== null) model.select(null);
        return;
      }
      if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '/') {
        event.preventDefault();
        search.focus();
      } else if (event.key === 'n' || event.key === 'p') {
        list.step(event.key === 'n' ? 1 : -1);
      }
    });
  };
})(globalThis.geo = globalThis.geo || {});
