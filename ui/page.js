// Once, when the page is there: its language, and what stands in fields that nothing was chosen in.
() => {
  document.documentElement.lang = 'zh-CN';
  const hints = {earlier: '历史对话', 'ask-reports': '全部报告', 'ask-years': '全部年度'};
  for (const [id, hint] of Object.entries(hints)) document.querySelector(`#${id} input`)?.setAttribute('placeholder', hint);
}
