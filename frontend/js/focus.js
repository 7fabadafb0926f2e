// Keeps the keyboard's focus where a person is at work: in the details that were opened from a row, back on that row, and
// on the next best place when what held it goes away. Tells those who do not see it that details have opened.
(() => {
  if (window.sandboxConsoleFocus) return;

  const patience = 3000;
  // Longer than a closing dialog takes to give the focus back by itself.
  const grace = 200;

  const first = (selector) => [...document.querySelectorAll(selector)].find((element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('[slot="detail-outgoing"]'));
  const table = () => first('.page vaadin-grid');
  const heading = () => first('.details h2');
  const layered = () => document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened], '
    + 'vaadin-popover[opened], vaadin-menu-bar-submenu[opened], vaadin-context-menu[opened]');

  // The row that is open or had the focus last, by its place in the table.
  let place = 0;
  let last = null;
  let within = [];
  let announced = null;
  let awaited = null;

  const lines = (grid) => [...grid.shadowRoot.querySelectorAll('#items tr:not([hidden])')];
  const resting = (grid) => grid.shadowRoot.querySelector('#items tr:not([hidden]) [tabindex="0"]');
  const openRow = (grid) => lines(grid).find((row) => row.querySelector('[part~="open"]'));

  function intoTable(grid, index) {
    const row = lines(grid).find((each) => each.index === index) ?? lines(grid).sort((a, b) => a.index - b.index)[0];
    if (!row) return false;
    const column = resting(grid)?.cellIndex ?? 0;
    (row.cells[column] ?? row.cells[0]).focus();
    return true;
  }

  // The first row, from the filter or from the link that skips what stands above.
  function rows() {
    const grid = table();
    if (!grid || lines(grid).length === 0) return false;
    grid.scrollToIndex(0);
    return intoTable(grid, 0);
  }

  // The row that the details were opened from.
  function row() {
    const grid = table();
    return Boolean(grid) && intoTable(grid, place);
  }

  function top() {
    const target = first('.page h1') ?? first('.main');
    if (!target) return;
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
    target.focus();
  }

  function content() {
    if (!rows()) top();
  }

  // Takes the focus into the details that are about to open; `fresh` where others are still open meanwhile.
  function details(fresh = false) {
    awaited = { until: Date.now() + patience, not: fresh ? heading() : null };
    arrive();
  }

  function arrive() {
    const target = heading();
    if (!awaited || !target || target === awaited.not || layered()) return;
    if (Date.now() > awaited.until) awaited = null;
    else if (document.activeElement !== target) target.focus();
  }

  const held = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true });

  // A click beside everything, and Tab beyond the last stop, take the focus away as well, and mean it. A table that is
  // laid out anew takes it from a cell that is still there afterwards.
  let meant = false;

  function lost() {
    return (!document.activeElement || document.activeElement === document.body)
      && last && !(meant && held(last)) && !layered();
  }

  // The button whose panel had the focus. The browser has closed the panel, and the server may not know yet.
  const opener = () => within.find((element) => element.matches?.('vaadin-popover'))?.target;

  function rescue() {
    if (!lost()) return;
    const button = opener();
    if (button && held(button)) {
      button.focus();
      return;
    }
    const grid = table();
    const wasIn = (selector) => within.some((element) => element.matches?.(selector));
    const pane = heading();
    if (pane && wasIn('.details, vaadin-dialog, vaadin-confirm-dialog, vaadin-menu-bar-item')) pane.focus();
    else if (grid && !wasIn('vaadin-app-layout.shell > [slot]') && intoTable(grid, place)) return;
    else top();
  }

  let waiting = 0;
  function look() {
    const grid = table();
    const open = grid && openRow(grid);
    if (open) place = open.index;
    const pane = heading();
    if (pane !== announced) {
      announced = pane;
      const words = document.querySelector('vaadin-app-layout.shell')?.dataset.opened;
      if (pane && !awaited && words) window.sandboxConsoleAnnounce(words.replace('…', pane.textContent));
    }
    arrive();
    if (lost() && !waiting) {
      waiting = setTimeout(() => {
        waiting = 0;
        rescue();
      }, grace);
    }
  }

  document.addEventListener('focusin', (event) => {
    within = event.composedPath().filter((element) => element instanceof Element);
    [last] = within;
    const line = within.find((element) => element.matches('#items tr'));
    if (line && line.index !== undefined) place = line.index;
  });
  ['pointerdown', 'keydown'].forEach((type) => document.addEventListener(type, (event) => {
    awaited = null;
    meant = type === 'pointerdown' || event.key === 'Tab';
  }, { capture: true, passive: true }));

  let frame = false;
  function soon() {
    if (frame) return;
    frame = true;
    requestAnimationFrame(() => {
      frame = false;
      look();
    });
  }
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, attributes: true,
    attributeFilter: ['opened', 'hidden', 'closing'] });
  document.addEventListener('focusout', soon);

  document.addEventListener('click', (event) => {
    if (event.composedPath().some((element) => element.matches?.('a.skip'))) {
      event.preventDefault();
      event.stopPropagation();
      content();
    }
  }, { capture: true });

  window.sandboxConsoleFocus = { content, details, row, rows };
})();
