import type { chart as englishChart } from '../en/chart';
import { formatsOf } from '../formats';

const { number, whole } = formatsOf('zh');
const COURSE = { fell: '降至', rose: '升至', stayed: '基本不变，为' };

export const chart: typeof englishChart = {
  asTable: '显示为表格',
  asChart: '显示为图表',
  actions: (title) => `“${title}”的更多操作`,
  log: '对数坐标',
  logLost: '零和负值没有对数，未画出。',
  smooth: '平滑曲线',
  whole: '显示全部轮次',
  saveImage: '保存为 PNG 图片',
  saveVector: '保存为 SVG 矢量图',
  saveNumbers: '将数值保存为 CSV',
  read: (title) => `读取“${title}”：方向键移动，+、− 键缩放，按 0 显示全部`,
  reading: (axis, at, lines) =>
    `${axis} ${whole(at)}：${lines.map(({ name, value }) => `${name} ${value}`).join('，')}`,
  sentence: (name, facts) =>
    `${name}从 ${number(facts.first)} ${COURSE[facts.course]} ${number(facts.last)}（第 ${whole(facts.lastAt)} 轮）；最佳为第 ${whole(facts.bestAt)} 轮的 ${number(facts.best)}。`,
};
