// Lets notices go after their time, unless somebody points at them or has moved into them, and counts down beside Undo.
// Lets what failed be tried again. Both tell the server by an event of their own: a click made by a script would close
// the menu that is open elsewhere on the page.
(() => {
  if (window.sandboxConsoleNotices) return;
  window.sandboxConsoleNotices = true;

  const rests = new WeakMap();
  const pointedAt = new WeakSet();
  let last = performance.now();

  function held(notice) {
    const card = notice.closest('vaadin-notification-card') ?? notice;
    return notice.dataset.holding !== undefined && ((card.matches(':hover') && pointedAt.has(card)) || card.contains(document.activeElement));
  }

  // A notice that appears under a pointer at rest is not pointed at: the button of a dialog was there before.
  document.addEventListener('pointermove', (event) => {
    const card = event.target.closest?.('vaadin-notification-card');
    if (card && (event.movementX || event.movementY)) pointedAt.add(card);
  }, { passive: true });

  setInterval(() => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    document.querySelectorAll('[data-closes-after]').forEach((notice) => {
      const before = rests.get(notice) ?? Number(notice.dataset.closesAfter) + passed;
      const rest = held(notice) ? before : before - passed;
      rests.set(notice, rest);
      const countdown = notice.querySelector('[data-countdown]');
      if (countdown) countdown.firstChild.data = String(Math.max(0, Math.ceil(rest / 1000)));
      if (rest <= 0 && before > 0) notice.dispatchEvent(new Event('due'));
    });
    document.querySelectorAll('[data-retried-after]').forEach((panel) => {
      const before = rests.get(panel) ?? Number(panel.dataset.retriedAfter) + passed;
      const rest = before - passed;
      rests.set(panel, rest > 0 ? rest : Number(panel.dataset.retriedAfter));
      if (rest <= 0) panel.dispatchEvent(new Event('due'));
    });
  }, 250);
})();
