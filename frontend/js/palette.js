// The keys of the command palette. Enter presses the option in the browser, within the key press itself, because some
// options copy; while the list still belongs to an older text it waits for the next one.
(() => {
  if (window.sandboxConsolePalette) return;
  window.sandboxConsolePalette = true;

  // Which of the two names of its keys the page shows.
  document.documentElement.classList.toggle('mac', /Mac|iP(hone|ad)/.test(navigator.platform));

  const palette = () => document.querySelector('vaadin-dialog.palette[opened]');
  const list = () => palette()?.querySelector('[role="listbox"]');
  const options = () => [...(list()?.querySelectorAll('[role="option"]') ?? [])];
  const input = () => palette()?.querySelector('input');

  let entering = false;

  // Until when keys belong to a palette that is on its way, and what was typed so far.
  let expected = 0;
  let early = '';

  function write(field, text) {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  // A quick person types before the server has opened it.
  function collect(event) {
    if (Date.now() > expected || event.ctrlKey || event.altKey || event.metaKey) return false;
    const field = input();
    if (field && event.composedPath().includes(field)) {
      expected = 0;
      return false;
    }
    if (event.key === 'Enter') entering = true;
    else if (event.key === 'Backspace') early = early.slice(0, -1);
    else if (event.key.length === 1) early += event.key;
    else return false;
    if (field) write(field, early);
    return true;
  }

  const active = () => options().find((option) => option.getAttribute('aria-selected') === 'true');

  function activate(option) {
    options().forEach((each) => each.setAttribute('aria-selected', String(each === option)));
    if (option) {
      input()?.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      input()?.removeAttribute('aria-activedescendant');
    }
  }

  const current = () => list()?.dataset.text === input()?.value.trim();

  // A fresh list begins at its first option.
  function renew() {
    const field = input();
    if (!field || !list()) return;
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-haspopup', 'listbox');
    field.setAttribute('aria-controls', list().id);
    field.setAttribute('aria-expanded', String(options().length > 0));
    if (!active()) activate(options()[0]);
    if (early && field.value === '' && Date.now() <= expected) {
      write(field, early);
      field.focus();
    }
    if (entering && current()) {
      entering = false;
      active()?.click();
    }
  }

  function move(by) {
    const all = options();
    const at = all.indexOf(active());
    if (all.length > 0) activate(all[(at + by + all.length) % all.length]);
  }

  function press(key) {
    switch (key) {
      case 'ArrowDown': move(1); return true;
      case 'ArrowUp': move(-1); return true;
      case 'PageDown': activate(options().at(-1)); return true;
      case 'PageUp': activate(options()[0]); return true;
      case 'Enter':
        if (current()) active()?.click();
        else entering = true;
        return true;
      default: return false;
    }
  }

  // Before the page takes them for shortcuts of its own.
  window.addEventListener('keydown', (event) => {
    if (event.isTrusted && collect(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });

  document.addEventListener('keydown', (event) => {
    const field = input();
    if (!field || !event.composedPath().includes(field) || event.isComposing) return;
    if (press(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key.length === 1 || event.key === 'Backspace') {
      entering = false;
    }
  }, { capture: true });

  document.addEventListener('pointermove', (event) => {
    const option = event.target instanceof Element && event.target.closest('.palette [role="option"]');
    if (option && option !== active()) activate(option);
  }, { passive: true });

  // Opens it from everywhere, also out of a field that is being typed in.
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return;
    const opener = document.querySelector('[data-palette]');
    if (!opener) return;
    event.preventDefault();
    event.stopPropagation();
    if (document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]')) return;
    expected = Date.now() + 3000;
    early = '';
    entering = false;
    opener.click();
  }, { capture: true });

  new MutationObserver(renew).observe(document.body, { childList: true, subtree: true });
})();
