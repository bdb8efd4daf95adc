// Once, when the page is there: its language, what stands in fields that nothing was chosen in, a question before
// forgetting, and notices in Chinese.
() => {
  document.documentElement.lang = 'zh-CN';
  // What hides its overflow holds nothing in sight while the page is scrolled; what clips it does.
  document.querySelector('.gradio-container').style.overflow = 'clip';
  const hints = {earlier: '历史对话', 'ask-reports': '全部报告', 'ask-years': '全部年度'};
  for (const [id, hint] of Object.entries(hints)) document.querySelector(`#${id} input`)?.setAttribute('placeholder', hint);
  document.addEventListener('click', (event) => {
    if (event.target.closest('#forget') && !confirm('清除这个浏览器记住的全部对话？')) event.stopImmediatePropagation();
  }, true);

  // The framework's own notices are in English, and so is an error that nobody foresaw.
  const chinese = [
    [/^Error *$/, '出错了'],
    [/^Warning *$/, '注意'],
    [/^Info *$/, '提示'],
    [/^Connection to the server was lost.*/, '与工作台的连接断了，正在重新连接；要是一直连不上，请确认工作台还在运行。'],
    [/^Connection errored out.*/, '与工作台的连接断了，这一步没有做完；请稍后再试。'],
    [/^File\(s\) exceed the maximum allowed size of ([\d.]+).*?: (.*)/, '文件超过上传的上限 $1 MB，没有上传：$2；请拆成几份，或用命令行 python app.py ingest 读入。'],
    [/^Invalid file types?: (.*)\. Only (.*) allowed\.$/, '不能读取这种文件，没有上传：$1；请提供 $2 文件。'],
    [/^[\x20-\x7e]+$/, '程序内部出错，这一步没有做完；请再试一次，详情在程序的日志里。'],
  ];
  const translate = (text) => {
    const [said, meant] = chinese.find(([said]) => said.test(text.data)) ?? [];
    if (said) text.data = text.data.replace(said, meant);
  };
  new MutationObserver(() => {
    for (const one of document.querySelectorAll('.toast-title, .toast-message-text')) if (one.firstChild) translate(one.firstChild);
  }).observe(document.body, {childList: true, subtree: true});
}
