import { Missing } from './talk.mjs';

/** What is said when neither kind can be had. */
export function noElectron(cause) {
  return new Missing(
    {
      en: `There is no Electron here, so the lab opens in a browser instead of a window of its own: ${cause.en}`,
      zh: `此处没有 Electron，因此实验室将在浏览器中打开，而不是独立窗口：${cause.zh}`,
    },
    {
      en: 'Run `npm run setup` when this machine reaches the internet.',
      zh: '待此机器能够访问互联网时，请运行 `npm run setup`。',
    },
  );
}
