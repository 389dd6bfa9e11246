// One dialog for all forms: the browser keeps the focus inside it and gives it back.
(function (geo) {
  'use strict';

  const { el } = geo.dom;

  class Dialog {
    constructor(t) {
      this.t = t;
      this.root = el('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' });
      // Keys are the dialog's own: n, p and Esc mean other things on the page.
      this.root.addEventListener('keydown', (event) => event.stopPropagation());
      // What was focused before may be gone by then.
      this.root.addEventListener('close', () => { if (document.activeElement === document.body) document.getElementById('reset').focus(); });
      document.body.append(this.root);
    }

    /** Shows a form; `act` answers with a problem in words, or nothing when it is done. */
    open(title, content, save = null) {
      const { text, act } = save || {};
      const problem = el('p', { class: 'problem', role: 'alert' });
      const form = el('form', { method: 'dialog', novalidate: true, onsubmit: (event) => {
        event.preventDefault();
        const wrong = act ? act() : null;
        problem.textContent = wrong || '';
        if (!wrong) this.close();
      } }, el('h2', { id: 'dialog-title', tabindex: '-1' }, title), content, problem,
      el('p', { class: 'dialog-buttons' }, text ? el('button', { type: 'submit', class: 'main' }, text) : null,
        el('button', { type: 'button', onclick: () => this.close() }, this.t('close'))));
      this.root.replaceChildren(form);
      if (!this.root.open) this.root.showModal();
      form.querySelector('h2').focus();
    }

    close() {
      this.root.close();
    }
  }

  geo.Dialog = Dialog;
})(globalThis.geo = globalThis.geo || {});
