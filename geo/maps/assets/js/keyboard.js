// Keys: / find, n and p through the events, Esc back. Silent while somebody types.
(function (geo) {
  'use strict';

  geo.keyboard = function keyboard(model, search, list, map) {
    document.addEventListener('keydown', (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
      if (event.key === 'Escape') {
        map.closePopup();
        if (typing) event.target.blur();
        else if (model.selected !== null) model.select(null);
        return;
      }
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '/') {
        event.preventDefault();
        search.focus();
      } else if (event.key === 'n' || event.key === 'p') {
        list.step(event.key === 'n' ? 1 : -1);
      }
    });
  };
})(globalThis.geo = globalThis.geo || {});
