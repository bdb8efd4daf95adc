// The preview: brings the marked place into view whenever it changes; buttons, keys or a click on the page zoom.
const SIZES = [1, 1.5, 2, 3];
let size = 0;

const centre = () => {
  const view = element.querySelector('.view'), mark = element.querySelector('.mark');
  if (!view || !mark) return;
  const v = view.getBoundingClientRect(), m = mark.getBoundingClientRect();
  view.scrollTop += m.top + m.height / 2 - v.top - v.height / 2;
  view.scrollLeft += m.left + m.width / 2 - v.left - v.width / 2;
};
const zoom = (to) => {
  size = Math.min(Math.max(to, 0), SIZES.length - 1);
  element.style.setProperty('--zoom', SIZES[size]);
  centre();
};

new MutationObserver(centre).observe(element, {childList: true, subtree: true, attributeFilter: ['style', 'src']});
new ResizeObserver(centre).observe(element);
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-zoom]');
  if (button) zoom(size + Number(button.dataset.zoom));
  else if (event.target.closest('.page')) zoom(size ? 0 : 2);
});
element.addEventListener('keydown', (event) => {
  const step = {'+': 1, '=': 1, '-': -1}[event.key];
  if (step) zoom(size + step);
});
