// Small things the browser does by itself, so that they cost no server traffic: times that stay true.
(() => {
  if (window.sandboxConsole) return;
  window.sandboxConsole = true;

  const units = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const relative = new Intl.RelativeTimeFormat(document.documentElement.lang || navigator.language, { numeric: 'auto', style: 'short' });
  const full = new Intl.DateTimeFormat(document.documentElement.lang || navigator.language, { dateStyle: 'medium', timeStyle: 'long' });

  const titled = new WeakMap();

  function distance(milliseconds) {
    const seconds = milliseconds / 1000;
    const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
    return relative.format(Math.trunc(seconds / size), unit);
  }

  function show(element) {
    const moment = new Date(element.getAttribute('datetime'));
    if (Number.isNaN(moment.getTime())) return;
    const left = moment - Date.now();
    // What is tried again and again is due now, not overdue.
    const text = element.dataset.show === 'full'
      ? full.format(moment) : distance(element.dataset.show === 'next' ? Math.max(left, 0) : left);
    if (element.textContent !== text) element.textContent = text;
    if (element.dataset.show !== 'full' && titled.get(element) !== element.dateTime) {
      // Writing a whole date is the dearest part of all this, and it changes only with the moment.
      titled.set(element, element.dateTime);
      element.title = full.format(moment);
    }
    if (element.dataset.show === 'until') {
      element.classList.toggle('soon', left < 15 * 60000);
    }
  }

  function showAll() {
    document.querySelectorAll('time[data-show]').forEach(show);
  }

  // At most once in a frame, however many changes come, and not for the changes made here.
  let awaited = false;
  function showSoon() {
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => {
      awaited = false;
      showAll();
      observer.takeRecords();
    });
  }

  setInterval(showAll, 1000);
  const observer = new MutationObserver(showSoon);
  observer.observe(document.body, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['datetime'],
  });

  // A table shows only the rows in sight; paper needs all of them.
  const showAllRows = (all) => document.querySelectorAll('vaadin-grid').forEach((grid) => { grid.allRowsVisible = all; });
  window.addEventListener('beforeprint', () => showAllRows(true));
  window.addEventListener('afterprint', () => showAllRows(false));
})();
