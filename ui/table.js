// What the tables and lists of the workbench do in the browser: sort by a head, filter by words and by state, tell what is chosen.
const cells = (row) => [...row.children];
const number = (cell) => cell.dataset.value === undefined ? NaN : parseFloat(cell.dataset.value);

const order = (head) => {
  const at = cells(head.parentElement).indexOf(head), body = head.closest('table').querySelector('tbody');
  const down = head.getAttribute('aria-sort') !== 'descending';
  cells(head.parentElement).forEach((one) => one.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const rank = (a, b) => {
    const [x, y] = [number(a), number(b)];
    if (isNaN(x) || isNaN(y)) return (isNaN(x) - isNaN(y)) || a.textContent.localeCompare(b.textContent, 'zh-CN');
    return down ? y - x : x - y;
  };
  body.append(...cells(body).sort((a, b) => rank(a.children[at], b.children[at])));
};

const sift = () => {
  const words = (element.querySelector('input[type=search]')?.value || '').trim().split(/\s+/);
  const states = [...element.querySelectorAll('[data-show][aria-pressed=true]')].map((one) => one.dataset.show);
  const fits = (item) => words.every((word) => item.textContent.includes(word))
    && (!states.length || states.some((state) => (item.dataset.states || '').split(' ').includes(state)));
  let shown = 0;
  element.querySelectorAll('tbody tr, .finding').forEach((item) => { item.hidden = !fits(item); shown += !item.hidden; });
  element.querySelectorAll('.roundings').forEach((one) => {
    one.hidden = !one.querySelector('.finding:not([hidden])');
    one.open ||= Boolean(states.length || words[0]);
  });
  element.querySelectorAll('.nothing-left').forEach((one) => { one.hidden = shown > 0; });
};

const act = (target) => {
  const head = target.closest('thead th[tabindex]'), chip = target.closest('[data-show]'), chosen = target.closest('[data-entry]');
  if (head) order(head);
  if (chip) {
    chip.setAttribute('aria-pressed', chip.getAttribute('aria-pressed') !== 'true');
    sift();
  }
  if (!chosen || target.closest('input, summary')) return Boolean(head || chip);
  element.closest('.tabitem')?.querySelectorAll('[data-entry][aria-selected]').forEach((one) => one.removeAttribute('aria-selected'));
  chosen.setAttribute('aria-selected', 'true');
  trigger('click', {entry: chosen.dataset.entry});
  // On a narrow screen the place that is shown lies below.
  if (matchMedia('(max-width: 1000px)').matches)
    chosen.closest('.sided')?.querySelector('.sources')?.scrollIntoView({behavior: 'smooth'});
  return true;
};

// New contents are written into the elements that are there: a tick must not pass to another report, nor the words sought lapse.
new MutationObserver((changes) => {
  for (const {target, attributeName} of changes) if (attributeName === 'value') target.checked = false;
  sift();
}).observe(element, {childList: true, characterData: true, subtree: true, attributeFilter: ['value']});

element.addEventListener('click', (event) => act(event.target));
element.addEventListener('input', (event) => {
  if (event.target.matches('input[type=search]')) sift();
  if (event.target.matches('thead input[type=checkbox]'))
    element.querySelectorAll('tbody tr:not([hidden]) input[type=checkbox]').forEach((one) => { one.checked = event.target.checked; });
});
element.addEventListener('keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.matches('[tabindex]') && act(event.target)) event.preventDefault();
});
