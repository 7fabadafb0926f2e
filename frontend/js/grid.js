// What the server cannot do for a table of sandboxes: names for its checkboxes and headers, and all its rows on paper.
(() => {
  if (window.sandboxConsoleGrid) return;
  window.sandboxConsoleGrid = true;

  const grids = () => document.querySelectorAll('vaadin-grid.sandbox-grid');

  function name(element, words) {
    if (element.accessibleName !== words) element.accessibleName = words;
  }

  // The grid calls every checkbox "Select Row", and a header by the act of sorting, which is read before every cell.
  function nameParts(grid) {
    grid.querySelectorAll('vaadin-grid-sorter[aria-label]').forEach((sorter) => sorter.removeAttribute('aria-label'));
    if (!grid.dataset.selectRow) return;
    const rows = new Map();
    grid.querySelectorAll('.title').forEach((title) => {
      const row = title.closest('vaadin-grid-cell-content')?.assignedSlot?.closest('tr');
      if (row) rows.set(row, title.textContent);
    });
    grid.querySelectorAll('vaadin-grid-cell-content > vaadin-checkbox').forEach((box) => {
      const row = box.parentElement.assignedSlot?.closest('tr');
      if (row?.closest('thead')) name(box, grid.dataset.selectAll);
      else if (rows.has(row)) name(box, grid.dataset.selectRow.replace('{0}', rows.get(row)));
    });
  }

  // A page that is read anew is emptied and filled by one answer. Rows that are drawn empty in between cost as much as full
  // ones.
  function drawOnce(grid) {
    const connector = grid.$connector;
    const cache = () => grid._dataProviderController?.rootCache?.items;
    if (!connector?.clear || connector.drawsOnce || !grid.__updateVisibleRows || !cache()) return;
    connector.drawsOnce = true;
    const { clear } = connector;
    connector.clear = (from, count) => {
      const draw = grid.__updateVisibleRows;
      grid.__updateVisibleRows = () => {};
      try {
        clear(from, count);
      } finally {
        grid.__updateVisibleRows = draw;
      }
      queueMicrotask(() => {
        const to = Math.min(from + count, grid.size);
        for (let at = from; at < to; at += 1) {
          if (!cache()?.[at]) {
            grid.__updateVisibleRows(from, to - 1);
            return;
          }
        }
      });
    };
  }

  // At most once in a frame. Rows are used again for other sandboxes, which changes texts only.
  let awaited = false;
  function nameSoon() {
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => {
      awaited = false;
      grids().forEach((grid) => {
        drawOnce(grid);
        nameParts(grid);
      });
    });
  }
  new MutationObserver(nameSoon).observe(document.body, { childList: true, subtree: true, characterData: true });
  nameSoon();

  const paper = () => document.querySelector('body > .print-list');

  // A browser waits for no answer once it prints, hence the request that waits itself.
  function read(address) {
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    try {
      request.send();
      return request.status === 200 ? JSON.parse(request.responseText) : null;
    } catch {
      return null;
    }
  }

  function element(tag, text) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function line(tag, texts) {
    const made = element('tr');
    made.append(...texts.map((text) => element(tag, text)));
    return made;
  }

  function layOut() {
    const grid = [...grids()].find((one) => one.dataset.print && one.checkVisibility());
    const sheet = paper() || !grid ? null : read(grid.dataset.print);
    if (!sheet) return;
    const table = element('table');
    const head = element('thead');
    head.append(line('th', sheet.headers));
    const body = element('tbody');
    body.append(...sheet.rows.map((row) => line('td', row)));
    table.append(head, body);
    const section = element('section');
    section.className = 'print-list';
    section.append(element('h1', sheet.title), element('p', sheet.scope), table);
    document.body.prepend(section);
  }

  window.addEventListener('beforeprint', layOut);
  window.addEventListener('afterprint', () => paper()?.remove());
  matchMedia('print').addEventListener('change', ({ matches }) => (matches ? layOut() : paper()?.remove()));
})();
