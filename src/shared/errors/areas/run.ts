import type { Area } from '../entry';

/** How a run or a study can end other than well, and what cannot be asked of one. */
export const runErrors = {
  'run.unknown': {
    en: [
      'There is no run “{run}”.',
      'Choose one that is there: on the command line, `espalier runs` lists them.',
    ],
    zh: ['没有运行“{run}”。', '请选择已有的运行（命令行用 `espalier runs` 列出）。'],
  },
  'run.state': {
    en: ['Run {run} is {status}; it cannot {action}.', 'Choose a run in another state.'],
    zh: ['运行 {run} 的状态为 {status}，无法{action}。', '请选择处于其他状态的运行。'],
  },
  'run.diverged': {
    en: [
      'The loss became {value} at epoch {epoch}, batch {batch}.',
      'Use a smaller learning rate; the best weights before it are kept.',
    ],
    zh: ['在第 {epoch} 轮第 {batch} 批，损失变为 {value}。', '请减小学习率；此前的最佳权重已保留。'],
  },
  'run.computation-failed': {
    en: [
      'The computation failed: {reason}',
      'Resume the run; it goes on from its last epoch. If memory ran out, use smaller batches or a smaller model.',
    ],
    zh: ['计算失败：{reason}', '请继续该运行，它会从最后一轮接着训练。如果内存不足，请减小批大小或模型。'],
  },
  'run.trainer-died': {
    en: [
      'The training process ended unexpectedly ({reason}) after epoch {epoch}.',
      'Resume the run; it goes on from that epoch.',
    ],
    zh: ['训练进程在第 {epoch} 轮后意外结束（{reason}）。', '请继续该运行，它会从该轮接着训练。'],
  },
  'run.trainer-silent': {
    en: ['The training process has not answered for {seconds} s.', 'Stop the run and resume it.'],
    zh: ['训练进程已 {seconds} 秒没有响应。', '请停止后继续该运行。'],
  },
  'run.checkpoint-damaged': {
    en: [
      'Checkpoint {checkpoint} of run {run} does not match its checksum.',
      'Resume from the epoch before.',
    ],
    zh: ['运行 {run} 的检查点 {checkpoint} 与校验和不符。', '请从前一轮继续。'],
  },
  'run.no-weights': {
    en: ['Run {run} has no kept weights.', 'Train it for at least one epoch.'],
    zh: ['运行 {run} 没有保留的权重。', '请至少训练一轮。'],
  },
  'run.in-study': {
    en: [
      'Run {run} belongs to a study that is not over ({study}); it cannot be deleted.',
      'Cancel the study or let it finish, or archive the run.',
    ],
    zh: [
      '运行 {run} 属于尚未结束的研究（{study}），不能删除。',
      '请取消该研究或等它完成，也可以只归档这次运行。',
    ],
  },
  'run.grafted': {
    en: [
      'Run {by} was grafted onto the trunk of run {run}, which therefore cannot be deleted.',
      'Delete both, or archive this one; archived runs keep their weights.',
    ],
    zh: [
      '运行 {by} 嫁接了运行 {run} 的主干，因此后者不能删除。',
      '请同时删除两者，或只归档它；归档的运行保留权重。',
    ],
  },
  'run.deleted': {
    en: ['Run {run} is in the trash.', 'Restore it first: `espalier runs restore {run}`.'],
    zh: ['运行 {run} 在回收站中。', '请先恢复：`espalier runs restore {run}`。'],
  },
  'run.search-field': {
    en: [
      '“{term}” at character {at} of the search: there is no field “{key}”.',
      'Fields are {fields}. Put words that hold a colon or a comparison sign in quotation marks.',
    ],
    zh: [
      '搜索第 {at} 个字符处的“{term}”：没有字段“{key}”。',
      '可用字段：{fields}。若要查找含冒号或比较符号的文字，请加英文双引号。',
    ],
  },
  'run.search-empty': {
    en: [
      '“{term}” at character {at} of the search has no value.',
      'Write it right behind “{operator}”, without a space.',
    ],
    zh: ['搜索第 {at} 个字符处的“{term}”缺少值。', '请把值紧跟在“{operator}”之后，不要留空格。'],
  },
  'run.search-operator': {
    en: [
      '“{term}” at character {at} of the search: “{key}” cannot be compared by “{operator}”.',
      'Write {key}:{value}.',
    ],
    zh: ['搜索第 {at} 个字符处的“{term}”：“{key}”不能用“{operator}”比较。', '请写成 {key}:{value}。'],
  },
  'run.search-number': {
    en: [
      '“{term}” at character {at} of the search: “{value}” is not a number.',
      'Write it with a decimal point, such as {key}>0.9.',
    ],
    zh: ['搜索第 {at} 个字符处的“{term}”：“{value}”不是数字。', '请使用小数点，例如 {key}>0.9。'],
  },
  'run.search-choice': {
    en: [
      '“{term}” at character {at} of the search: “{value}” is not known for “{key}”.',
      'Use one of {choices}.',
    ],
    zh: ['搜索第 {at} 个字符处的“{term}”：“{key}”没有取值“{value}”。', '可用取值：{choices}。'],
  },
  'run.search-time': {
    en: [
      '“{term}” at character {at} of the search: “{value}” is neither a span nor a day.',
      'Write a span such as 36h, 7d or 2w, or a day such as 2031-03-06.',
    ],
    zh: [
      '搜索第 {at} 个字符处的“{term}”：“{value}”既不是时间跨度也不是日期。',
      '请写时间跨度（如 36h、7d、2w）或日期（如 2031-03-06）。',
    ],
  },
  'run.search-quote': {
    en: [
      'The quotation mark at character {at} of the search is not closed.',
      'Add a second one behind the text.',
    ],
    zh: ['搜索第 {at} 个字符处的引号没有闭合。', '请在文字之后补上另一个引号。'],
  },
  'study.unknown': {
    en: [
      'There is no study “{study}”.',
      'Choose one that is there: on the command line, `espalier study --list` lists them.',
    ],
    zh: ['没有研究“{study}”。', '请选择已有的研究（命令行用 `espalier study --list` 列出）。'],
  },
  'study.state': {
    en: [
      'Study {study} is {status}; that cannot be done now.',
      'Only studies that run can be paused, only paused, interrupted or failed ones resumed.',
    ],
    zh: [
      '研究 {study} 的状态为 {status}，现在无法执行该操作。',
      '只有运行中的研究可以暂停，只有已暂停、中断或失败的研究可以继续。',
    ],
  },
  'study.no-verdict': {
    en: [
      'Study {study} is {status} and has no verdict yet.',
      'Wait until all its runs have ended, or resume it.',
    ],
    zh: ['研究 {study} 的状态为 {status}，还没有结论。', '请等待其全部运行结束，或继续该研究。'],
  },
  'study.unknown-in-sample': {
    en: ['The sample “{sample}” has no study called “{study}”.', 'Did you mean “{guess}”?'],
    zh: ['样例“{sample}”中没有名为“{study}”的研究。', '您是指“{guess}”吗？'],
  },
  'study.one-task': {
    en: ['“Do these tasks help each other?” needs at least two tasks.', 'Add a second target.'],
    zh: ['“这些任务互相有帮助吗？”至少需要两个任务。', '请再添加一个目标列。'],
  },
  'study.run-failed': {
    en: [
      '{failed} of {total} runs of the study did not finish; first {run}: {reason}.',
      'Open that run; resume the study when mended.',
    ],
    zh: [
      '研究的 {total} 次运行中有 {failed} 次未完成，最先是 {run}：{reason}。',
      '请查看该运行，修正后继续研究。',
    ],
  },
} as const satisfies Area;
