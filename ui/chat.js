// The conversation: clicks become events of the page, copying goes to the clipboard, a new turn comes into view.
const log = () => element.querySelector('.log');
const parent = () => element.closest('.ask');

const copy = async (button) => {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages served over plain HTTP to other machines have no clipboard of their own.
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = text;
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  const label = button.textContent;
  button.textContent = '已复制';
  setTimeout(() => { button.textContent = label; }, 1500);
};

element.addEventListener('click', (event) => {
  const target = event.target.closest('[data-copy], [data-ask], [data-retry], [data-cite]');
  if (!target) return;
  const at = Number(target.closest('[data-turn]')?.dataset.turn ?? -1);
  if ('copy' in target.dataset) copy(target);
  else if ('ask' in target.dataset) trigger('submit', {question: target.dataset.ask});
  else if ('retry' in target.dataset) trigger('submit', {retry: true});
  else {
    trigger('click', {turn: at, chosen: Number(target.dataset.cite), moment: Date.now()});
    if (innerWidth <= 1000) parent().querySelector('.sources').scrollIntoView({behavior: 'smooth'});
  }
});

// How an answer came about opens below its head, often out of sight.
element.addEventListener('toggle', (event) => {
  if (event.target.open) event.target.scrollIntoView({block: 'nearest', behavior: 'smooth'});
}, true);

let shown = 0, grew = false;
new MutationObserver(() => {
  const turns = element.querySelectorAll('.turn'), grows = element.querySelector('.growing') !== null;
  if (turns.length && (turns.length !== shown || grows || grew)) log().scrollTop = turns[turns.length - 1].offsetTop - log().offsetTop;
  [shown, grew] = [turns.length, grows];
}).observe(element, {childList: true, subtree: true, characterData: true});
