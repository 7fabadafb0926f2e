// Suggestions below the filter's text, as a combobox with a listbox: the server finds them while the user types, and
// the browser shows them, moves through them and writes the chosen one into the text.
(() => {
  if (window.sandboxConsoleFilter) return;

  const pause = 120;
  const boxes = new WeakMap();
  let count = 0;

  const node = (tag, className, text) => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };

  class Suggestions {
    constructor(host, input, place) {
      this.host = host;
      this.input = input;
      this.place = place;
      this.active = -1;
      this.list = node('ul', 'filter-options', '');
      this.list.id = `filter-options-${count += 1}`;
      this.list.setAttribute('role', 'listbox');
      this.list.setAttribute('aria-label', place.dataset.label);
      this.list.hidden = true;
      this.said = node('span', 'spoken', '');
      this.said.setAttribute('role', 'status');
      place.append(this.list, this.said);
      input.setAttribute('role', 'combobox');
      input.setAttribute('aria-autocomplete', 'list');
      input.setAttribute('aria-controls', this.list.id);
      input.setAttribute('autocomplete', 'off');
      input.setAttribute('autocapitalize', 'off');
      input.setAttribute('spellcheck', 'false');
      input.setAttribute('aria-expanded', 'false');
      input.addEventListener('input', () => this.ask(false));
      input.addEventListener('click', () => { if (!input.value) this.ask(true); });
      input.addEventListener('blur', () => this.close());
      // The text keeps the focus.
      this.list.addEventListener('mousedown', (event) => event.preventDefault());
      this.list.addEventListener('click', (event) => {
        const option = event.target.closest('[role=option]');
        if (option) this.take([...this.list.children].indexOf(option));
      });
    }

    get open() {
      return !this.list.hidden;
    }

    ask(wanted) {
      clearTimeout(this.asking);
      this.dismissed = undefined;
      this.asking = setTimeout(
        () => this.host.$server?.complete(this.input.value, this.input.selectionStart ?? this.input.value.length, wanted),
        wanted ? 0 : pause);
    }

    offer(found) {
      const late = found.text !== this.input.value || found.text === this.dismissed
        || document.activeElement !== this.input;
      if (late) return;
      if (!found.list.length) {
        this.hide();
        return;
      }
      this.found = found;
      this.list.replaceChildren(...found.list.map((one, i) => {
        const option = node('li', 'filter-option', '');
        option.id = `${this.list.id}-${i}`;
        option.setAttribute('role', 'option');
        option.append(node('span', 'option-label', one.label));
        if (one.detail) option.append(node('span', 'option-detail', one.detail));
        if (one.count >= 0) option.append(node('span', 'option-count', new Intl.NumberFormat(document.documentElement.lang || undefined).format(one.count)));
        return option;
      }));
      this.list.hidden = false;
      this.input.setAttribute('aria-expanded', 'true');
      this.said.textContent = found.spoken;
      this.list.scrollTop = 0;
      this.mark(-1);
    }

    mark(index) {
      this.active = index;
      [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
      const option = this.list.children[index];
      if (option) {
        this.input.setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
      } else {
        this.input.removeAttribute('aria-activedescendant');
      }
    }

    // Behind the last one comes the text itself, without a choice.
    move(by) {
      const places = this.found.list.length + 1;
      this.mark((this.active + 1 + by + places) % places - 1);
    }

    take(index) {
      const { from, to, list } = this.found;
      const chosen = list[index];
      const rest = this.input.value.slice(to);
      const text = chosen.insert + (chosen.goesOn || /^[\s,]/.test(rest) ? '' : ' ');
      this.hide();
      this.input.focus();
      this.input.setSelectionRange(from, to);
      // Unlike a new value, this can be undone with Ctrl+Z.
      if (!document.execCommand('insertText', false, text)) {
        this.input.setRangeText(text, from, to, 'end');
        this.input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      }
    }

    close() {
      clearTimeout(this.asking);
      this.dismissed = this.input.value;
      this.hide();
    }

    hide() {
      this.list.hidden = true;
      this.said.textContent = '';
      this.input.setAttribute('aria-expanded', 'false');
      this.mark(-1);
    }

    // Whether the key was for the suggestions alone.
    press(event) {
      if (!this.open) {
        // The text field would empty itself: what is typed is never lost.
        if (event.key === 'Escape') return true;
        const wanted = (event.altKey && event.key === 'ArrowDown') || (event.ctrlKey && event.key === ' ');
        if (wanted) this.ask(true);
        return wanted;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      switch (event.key) {
        case 'ArrowDown': this.move(1); return true;
        case 'ArrowUp': this.move(-1); return true;
        case 'Escape': this.close(); return true;
        case 'Enter':
        case 'Tab':
          if (this.active < 0 || event.shiftKey) {
            this.close();
            return false;
          }
          this.take(this.active);
          return true;
        default: return false;
      }
    }
  }

  // First of all listeners, so that what belongs to the open suggestions does nothing else.
  window.addEventListener('keydown', (event) => {
    const box = event.target instanceof Element && boxes.get(event.target.closest('.filter-text'));
    if (box && !event.isComposing && event.target === box.input && box.press(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  window.sandboxConsoleFilter = {
    async begin(host) {
      if (boxes.has(host)) return;
      const field = host.querySelector('vaadin-text-field');
      await customElements.whenDefined('vaadin-text-field');
      await field.updateComplete;
      const place = host.querySelector('.filter-suggestions');
      if (!boxes.has(host)) boxes.set(host, new Suggestions(host, field.inputElement, place));
    },

    offer(host, found) {
      boxes.get(host)?.offer(found);
    },
  };
})();
