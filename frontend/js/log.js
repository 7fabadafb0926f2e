// Marks, scrolls and re-reads a log. The text itself is never touched, so nothing in it can become markup.
(() => {
  if (window.sandboxConsoleLog) return;

  const interval = 2000;
  const found = 'sc-found';
  const current = 'sc-current';

  const lines = (log) => log.querySelector('.log-lines');
  const atEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < 8;

  function begin(log) {
    if (log.scLog) return;
    log.scLog = { end: true };
    log.addEventListener('scroll', () => { log.scLog.end = atEnd(log); }, { passive: true });
    const toEnd = () => { if (log.scLog.end) log.scrollTop = log.scrollHeight; };
    new MutationObserver(toEnd).observe(log, { childList: true, characterData: true, subtree: true });
    requestAnimationFrame(toEnd);
  }

  function follow(log, on) {
    // A tab that is being left has no element any more; its timer ends by itself.
    if (!(log instanceof Element)) return;
    begin(log);
    clearInterval(log.scLog.timer);
    if (!on) return;
    log.scLog.timer = setInterval(() => {
      if (!log.isConnected) clearInterval(log.scLog.timer);
      else if (document.visibilityState === 'visible') log.$server.reread();
    }, interval);
  }

  function mark(log, positions, length, index) {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete(found);
    CSS.highlights.delete(current);
    const text = log instanceof Element && lines(log)?.firstChild;
    if (!text || !positions) return;
    const ranges = positions.split(',').map(Number)
      .filter((at) => at + length <= text.length)
      .map((at) => {
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + length);
        return range;
      });
    const chosen = ranges[index];
    CSS.highlights.set(found, new Highlight(...ranges));
    if (!chosen) return;
    const mark = new Highlight(chosen);
    mark.priority = 1;
    CSS.highlights.set(current, mark);
    show(log, chosen);
  }

  function show(log, range) {
    const place = range.getBoundingClientRect();
    const frame = log.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      log.scrollTop += place.top - frame.top - frame.height / 2;
    }
    if (place.left < frame.left || place.right > frame.right) {
      log.scrollLeft += place.left - frame.left - frame.width / 3;
    }
  }

  window.sandboxConsoleLog = { begin, follow, mark };
})();
