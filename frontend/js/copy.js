// Copies within the click itself, because browsers allow it only then; shows a tick on what was pressed, and tells
// those who do not see it. What a screen reader is to say goes through here on every page.
(() => {
  if (window.sandboxConsoleAnnounce) return;

  const shown = 1500;
  const words = () => document.querySelector('vaadin-app-layout.shell')?.dataset ?? {};

  // Outside the layout, so that an open dialog does not silence it.
  const voice = document.createElement('div');
  voice.className = 'announcer';
  voice.setAttribute('role', 'status');
  voice.setAttribute('aria-live', 'polite');
  document.body.append(voice);

  let clearing = 0;
  function announce(text) {
    if (!text) return;
    clearTimeout(clearing);
    // The same words twice are two announcements.
    voice.textContent = voice.textContent === text ? `${text}\u00a0` : text;
    clearing = setTimeout(() => { voice.textContent = ''; }, 5000);
  }
  window.sandboxConsoleAnnounce = announce;

  // Without TLS a browser has no clipboard for scripts, only the old command.
  function copyBySelection(text) {
    const place = document.activeElement;
    const field = document.createElement('textarea');
    field.value = text;
    field.style.position = 'fixed';
    field.style.opacity = '0';
    (place?.closest('vaadin-dialog') ?? document.body).append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    place?.focus({ preventScroll: true });
    return copied;
  }

  async function copy(text) {
    try {
      if (!navigator.clipboard) return copyBySelection(text);
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  // A menu closes with the click: its button shows the tick.
  let menu = null;
  document.addEventListener('click', () => {
    menu = document.querySelector('vaadin-menu-bar-button[aria-expanded="true"]');
  }, { capture: true });
  const face = (source) => (source.closest('vaadin-menu-bar-item') && menu ? menu : source);

  function tick(sign) {
    if (sign.classList.contains('copied')) return;
    // A sign that a style draws shows the tick by its class.
    const icon = sign.classList.contains('icon') ? null : sign.querySelector('vaadin-icon') ?? sign.appendChild(
      Object.assign(document.createElement('vaadin-icon'), { slot: 'suffix' }));
    const before = icon?.getAttribute('icon');
    icon?.setAttribute('icon', 'vaadin:check');
    sign.classList.add('copied');
    setTimeout(() => {
      sign.classList.remove('copied');
      if (before) icon.setAttribute('icon', before);
      else icon?.remove();
    }, shown);
  }

  document.addEventListener('click', async (event) => {
    const source = event.composedPath().find((element) => element.dataset?.copy !== undefined);
    if (!source) return;
    const sign = face(source);
    if (!(await copy(source.dataset.copy))) {
      announce(words().copyFailed);
      return;
    }
    announce(words().copied);
    tick(sign);
  });
})();
