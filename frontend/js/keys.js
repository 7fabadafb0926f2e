// The keyboard: moves through the page's table, opens, selects, closes and goes to other pages. Off while somebody
// types, while a dialog is open, and together with Ctrl, Alt or Meta. Where the focus goes afterwards is said in focus.js.
(() => {
  if (window.sandboxConsoleKeys) return;
  window.sandboxConsoleKeys = true;

  const pages = { o: 'overview', s: 'sandboxes', h: 'history', a: 'audit', k: 'keys', c: 'connections' };
  const pause = 1500;
  const walked = new WeakSet();
  let going = 0;

  // What is on its way out while it fades is no longer there for the keyboard.
  const first = (selector) => [...document.querySelectorAll(selector)].find((element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('[slot="detail-outgoing"]'));
  const grid = () => first('.page vaadin-grid:not([inert])');

  function typing(event) {
    return event.composedPath().some((element) =>
      element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName));
  }

  // A button or link under the focus keeps its own Enter; a cell of the table is neither.
  function pressing(event) {
    return event.composedPath().some((element) =>
      ['BUTTON', 'A', 'SUMMARY', 'VAADIN-BUTTON', 'VAADIN-CHECKBOX', 'VAADIN-TAB', 'VAADIN-MENU-BAR', 'VAADIN-SELECT',
        'VAADIN-GRID-SORTER', 'VAADIN-SIDE-NAV-ITEM'].includes(element.tagName));
  }

  function covered() {
    return document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-popover[opened], '
      + 'vaadin-context-menu[opened], vaadin-menu-bar-submenu[opened], vaadin-select[opened], vaadin-combo-box[opened]');
  }

  const focused = (table) => table.shadowRoot.activeElement?.closest('#items tr');

  // The one cell of the lines that Tab leads to is where the focus was last.
  const resting = (table) => table.shadowRoot.querySelector('#items tr:not([hidden]) [tabindex="0"]');

  const rowOf = (table) => focused(table) ?? resting(table)?.closest('tr');

  function move(table, key) {
    if (!focused(table)) {
      const begun = walked.has(table) || isOpen(rowOf(table));
      walked.add(table);
      resting(table)?.focus();
      // Opening a line may lay the table out anew, which takes the focus away, and the details beside it have the focus
      // themselves: the walk goes on where it was.
      if (!begun) return;
    }
    table.shadowRoot.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  }

  const contents = (row) => [...row.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements());
  const isSelection = (content) => content.firstElementChild?.tagName === 'VAADIN-CHECKBOX';

  function open(table) {
    const row = rowOf(table);
    const target = row && contents(row).find((content) => !isSelection(content));
    target?.click();
    return Boolean(target);
  }

  const isOpen = (row) => Boolean(row?.querySelector('[part~="open"]')) && Boolean(first('.details'));

  // A row whose details are open already stays open. The key itself must be over before the focus waits for them.
  function enter(table) {
    const opened = isOpen(rowOf(table));
    setTimeout(() => window.sandboxConsoleFocus.details(!opened));
    return opened || open(table);
  }

  function select(table) {
    const row = rowOf(table);
    const box = row && contents(row).find(isSelection)?.firstElementChild;
    box?.click();
    return Boolean(box);
  }

  function press(selector) {
    const element = first(selector);
    const usable = element && !element.disabled;
    if (usable) element.click();
    return Boolean(usable);
  }

  function go(key) {
    const item = pages[key] && document.querySelector(`vaadin-side-nav-item[path="${pages[key]}"]`);
    item?.shadowRoot.querySelector('a')?.click();
    return Boolean(item);
  }

  // Closing the details gives the focus back to their row.
  function close() {
    const element = first('[data-shortcut="close"]');
    if (element?.closest('.details')) window.sandboxConsoleFocus.row();
    return press('[data-shortcut="close"]');
  }

  // A page without a search of its own has that of all pages.
  function search() {
    const field = first('.page [data-shortcut="search"]');
    field?.focus();
    return field ? true : press('[data-palette]');
  }

  // Whether a list of suggestions below the field takes the keys.
  function suggesting(field) {
    return field.getAttribute('aria-expanded') === 'true' || Boolean(covered())
      || Boolean(first('.page .filter-text [role="listbox"]'));
  }

  function help() {
    const shell = document.querySelector('vaadin-app-layout.shell');
    shell?.$server?.showShortcuts();
    return Boolean(shell);
  }

  function inTable(event, action) {
    const table = grid();
    return table ? action(table) !== false : false;
  }

  function act(event) {
    if (Date.now() - going < pause && pages[event.key]) {
      going = 0;
      return go(event.key);
    }
    const table = grid();
    switch (event.key) {
      case '/': return search();
      case '?': return help();
      case 'g': going = Date.now(); return true;
      case 'j': return inTable(event, (found) => move(found, 'ArrowDown'));
      case 'k': return inTable(event, (found) => move(found, 'ArrowUp'));
      // Where the table has the focus already, it moves by itself.
      case 'ArrowDown':
      case 'ArrowUp':
        return !document.activeElement?.closest('vaadin-grid, .details, [slot="navbar"], [slot="drawer"]') && !pressing(event)
          && inTable(event, (found) => move(found, event.key));
      case 'Enter': return Boolean(table && focused(table) && !pressing(event)) && enter(table);
      case 'x': return inTable(event, select);
      case '[': return press('[data-shortcut="previous"]');
      case ']': return press('[data-shortcut="next"]');
      case 'Escape': return close();
      default: return false;
    }
  }

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event) || covered()) return;
    if (act(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { capture: true });

  // Out of the filter into the first row, after the field itself had its chance to take the key.
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return;
    const field = event.composedPath()[0];
    if (!['ArrowDown', 'Enter'].includes(event.key) || event.isComposing || !(field instanceof HTMLInputElement)) return;
    const text = field.closest('.page [data-shortcut="search"]');
    if (!text || text.hasAttribute('invalid') || suggesting(field)) return;
    if (window.sandboxConsoleFocus.rows()) event.preventDefault();
  });
})();
