// Once, when the page is there: its language, what stands in fields that nothing was chosen in, and a question before forgetting.
() => {
  document.documentElement.lang = 'zh-CN';
  const hints = {earlier: '历史对话', 'ask-reports': '全部报告', 'ask-years': '全部年度'};
  for (const [id, hint] of Object.entries(hints)) document.querySelector(`#${id} input`)?.setAttribute('placeholder', hint);
  document.addEventListener('click', (event) => {
    if (event.target.closest('#forget') && !confirm('清除这个浏览器记住的全部对话？')) event.stopImmediatePropagation();
  }, true);
}
