// Tells the server, at most every 20 seconds, that a person touches the page. Only this keeps a session alive.
(() => {
  if (window.sandboxConsolePresence) return;
  window.sandboxConsolePresence = true;

  const pause = 20000;
  let told = Date.now();

  function touched() {
    const shell = document.querySelector('vaadin-app-layout.shell');
    if (Date.now() - told > pause && shell?.$server?.touched) {
      told = Date.now();
      shell.$server.touched();
    }
  }

  ['pointerdown', 'keydown', 'wheel', 'touchstart'].forEach((gesture) =>
    document.addEventListener(gesture, touched, { capture: true, passive: true }));
})();

// Removes what is seen of a page before it has anything of its own.
(() => {
  const frame = document.querySelector('.first-frame');
  const outlet = document.getElementById('outlet');
  if (!frame || !outlet) return;
  const watch = new MutationObserver(() => {
    if (outlet.querySelector(':scope > * > *')) {
      watch.disconnect();
      frame.remove();
    }
  });
  watch.observe(outlet, { childList: true, subtree: true });
})();
