import { states } from './states';
import type { Wordings } from './wording';

/** What is wrong with a value of a plan, a study or a call. */
const values = {
  'expected-string': { en: 'a text is expected', zh: '应为文本' },
  'expected-number': { en: 'a number is expected', zh: '应为数值' },
  'expected-int': { en: 'a whole number is expected', zh: '应为整数' },
  'expected-boolean': { en: 'true or false is expected', zh: '应为真或假' },
  'expected-array': { en: 'a list is expected', zh: '应为列表' },
  'expected-object': { en: 'an object is expected', zh: '应为对象' },
  'at-least': { en: 'at least {} is expected', zh: '应不小于 {}' },
  above: { en: 'more than {} is expected', zh: '应大于 {}' },
  'at-most': { en: 'at most {} is expected', zh: '应不大于 {}' },
  below: { en: 'less than {} is expected', zh: '应小于 {}' },
  'longer-than': { en: 'it is longer than {}', zh: '长度超过 {}' },
  'shorter-than': { en: 'it is shorter than {}', zh: '长度不足 {}' },
  'one-of': { en: 'one of {} is expected', zh: '应为以下之一：{}' },
  'sample-expected': { en: 'a sample is expected', zh: '应为样例' },
  'not-allowed': { en: 'it is not allowed', zh: '不允许' },
  'not-understood': { en: 'it is not understood', zh: '无法理解' },
  'deeper-than': { en: 'it is deeper than {} levels', zh: '嵌套超过 {} 层' },
  'group-needs-column': { en: 'a split by group needs its column', zh: '按分组划分需要指定列' },
  'time-needs-column': { en: 'a split by time needs its column', zh: '按时间划分需要指定列' },
  'stratified-needs-column': { en: 'a stratified split needs its column', zh: '分层划分需要指定列' },
  'one-weight': { en: 'rows can have one column of weights only', zh: '行权重只能有一列' },
  'no-class-weights': {
    en: 'one softmax over several targets has no classes that could be weighed',
    zh: '多个目标共用一个 softmax 时没有可加权的类别',
  },
  'one-target': { en: 'this kind of task has exactly one target', zh: '这类任务应恰有一个目标列' },
} as const satisfies Wordings;

/** Why a text is no JSON; the words of the parser. */
const json = {
  empty: { en: 'empty', zh: '内容为空' },
  'not-utf-8': { en: 'not UTF-8', zh: '不是 UTF-8 编码' },
  InvalidSymbol: { en: 'invalid symbol', zh: '无效的符号' },
  InvalidNumberFormat: { en: 'invalid number', zh: '无效的数字' },
  PropertyNameExpected: { en: 'a key is expected', zh: '此处应为键' },
  ValueExpected: { en: 'a value is expected', zh: '此处应为值' },
  ColonExpected: { en: 'a colon is expected', zh: '此处应为冒号' },
  CommaExpected: { en: 'a comma is expected', zh: '此处应为逗号' },
  CloseBraceExpected: { en: 'a closing brace is expected', zh: '此处应为右花括号' },
  CloseBracketExpected: { en: 'a closing bracket is expected', zh: '此处应为右方括号' },
  EndOfFileExpected: { en: 'the end of the file is expected', zh: '此处应已结束' },
  InvalidCommentToken: { en: 'comments are not allowed', zh: '不允许注释' },
  UnexpectedEndOfComment: { en: 'a comment does not end', zh: '注释没有结束' },
  UnexpectedEndOfString: { en: 'a text does not end', zh: '文本没有结束' },
  UnexpectedEndOfNumber: { en: 'a number does not end', zh: '数字没有结束' },
  InvalidUnicode: { en: 'invalid Unicode escape', zh: '无效的 Unicode 转义' },
  InvalidEscapeCharacter: { en: 'invalid escape', zh: '无效的转义' },
  InvalidCharacter: { en: 'invalid character', zh: '无效的字符' },
} as const satisfies Wordings;

/** Why a trainer is gone, a call was refused or a database is damaged. */
const events = {
  signal: { en: 'signal {}', zh: '信号 {}' },
  'exit-code': { en: 'exit code {}', zh: '退出码 {}' },
  'not-started': { en: 'it could not be started', zh: '无法启动' },
  'unreadable-message': { en: 'a message could not be read, at {}', zh: '有消息无法读取，位于 {}' },
  'unknown-call': { en: 'there is no such call', zh: '没有这个调用' },
  sender: { en: 'the sender is not known', zh: '发送方不明' },
  size: { en: 'it is too large', zh: '内容过大' },
  'integrity-check': { en: 'it fails its integrity check', zh: '未通过完整性检查' },
} as const satisfies Wordings;

/** What was wrong on the command line. */
const usage = {
  'study-or-resume': {
    en: 'Give either a study file or --resume STUDY.',
    zh: '请给出研究文件，或用 --resume 指定研究。',
  },
  'plan-or-resume': {
    en: 'Give either a plan file or --resume RUN.',
    zh: '请给出计划文件，或用 --resume 指定运行。',
  },
  'bad-seed': {
    en: 'The seed “{}” is not a whole number from 0 to 4294967295.',
    zh: '随机种子“{}”不是 0 到 4294967295 之间的整数。',
  },
  'bad-port': {
    en: 'The port “{}” is not a whole number from 0 to 65535.',
    zh: '端口“{}”不是 0 到 65535 之间的整数。',
  },
} as const satisfies Wordings;

export const reasons = { ...states, ...values, ...json, ...events, ...usage } as const;
