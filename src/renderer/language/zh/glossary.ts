import type { glossary as english } from '../en/glossary';

export const glossary: typeof english = {
  multiTask: {
    term: '多任务学习',
    meaning: '用一个网络同时学习多个目标。为一个目标学到的东西可能帮助另一个，也可能妨碍它。',
  },
  task: { term: '任务', meaning: '一个要预测的目标，有自己的损失和得分。多个任务可以共用一个网络和一张表。' },
  trunk: { term: '主干', meaning: '所有任务共用的层。任何一个任务教给主干的东西，其他任务都能用上。' },
  head: { term: '任务头', meaning: '主干之上、只属于一个任务的层。它把主干找到的东西变成该任务的答案。' },
  transfer: {
    term: '迁移学习',
    meaning: '网络从在别处学到的权重出发。新任务标签少、输入又是同一类东西时，收益最大。',
  },
  graft: {
    term: '嫁接',
    meaning: '把以前某次运行的主干放到新的任务头下面。各层形状必须相同，输入列也必须相同。',
  },
  frozen: {
    term: '冻结',
    meaning: '其余部分学习时，它保持原样不变。冻结的主干需要的标签更少，但无法适应新任务。',
  },
  fineTuning: {
    term: '微调',
    meaning: '从以前的权重而不是随机权重出发继续训练。较小的学习率可以避免忘掉原来学好的东西。',
  },
  negativeTransfer: {
    term: '负迁移',
    meaning:
      '某个任务因为和别的任务一起学，或因为用了旧主干，反而变差。只有把同一任务也单独训练一次，才看得出来。',
  },
  gradientConflict: {
    term: '梯度冲突',
    meaning:
      '两个任务想把共用的权重推向相反的方向：它们的梯度夹角余弦小于 0。此时对一个任务有利的一步会让另一个变差。',
  },
  taskWeight: {
    term: '任务权重',
    meaning: '一个任务的损失在总和中占多大分量。权重加倍，对主干的拉力也加倍。',
  },
  missingLabels: {
    term: '缺失标签',
    meaning: '某个任务的取值未知的行。它们不计入该任务的损失，但仍用于训练其他任务。',
  },
  weights: { term: '权重（参数）', meaning: '网络内部由训练改变的数。它学到的一切都在这些数里。' },
  activation: {
    term: '激活值',
    meaning:
      '一个单元向后传递的数：加权和再经过 ReLU 或 tanh 这样的函数弯折。没有这一弯折，再多的层也只相当于一层。',
  },
  forwardPass: { term: '前向传播', meaning: '一行数据进去，逐层计算，得出答案。权重不变。' },
  backwardPass: {
    term: '反向传播',
    meaning: '从损失往回算，得出每个权重应负多少责任。它就是链式法则，一层接一层。',
  },
  gradient: {
    term: '梯度',
    meaning: '对每个权重而言，它增大时损失上升得有多快。沿相反方向走一小段，损失就会变小。',
  },
  gradientDescent: {
    term: '梯度下降',
    meaning: '每个权重都逆着自己的梯度走一小步，反复进行。一步有多小，由学习率决定。',
  },
  learningRate: {
    term: '学习率',
    meaning: '每一步沿梯度把权重移动多远。太小则慢；太大则越过谷底，损失不降反升。',
  },
  optimizer: {
    term: '优化器',
    meaning: '把梯度变成步子的规则，例如 SGD 或 Adam。Adam 根据每个权重以往的梯度，为它单独定步长。',
  },
  loss: {
    term: '损失',
    meaning: '用一个数表示答案错得多厉害，训练就是把它变小。有多个任务时，它是各任务损失的加权和。',
  },
  squaredError: {
    term: '平方误差',
    meaning: '数值任务的损失：答案与真值之差的平方。差两倍，代价是四倍。',
  },
  crossEntropy: {
    term: '交叉熵',
    meaning: '分类任务的损失：给真实类别的概率取对数再取负。既肯定又答错，代价最大。',
  },
  softmax: {
    term: 'Softmax 函数',
    meaning: '把得分变成总和为 1 的概率，用于恰有一个成立的答案。用在相互独立的是/否问题上就是错误。',
  },
  sigmoid: { term: 'Sigmoid 函数', meaning: '把一个得分变成 0 到 1 之间的概率。每个是/否问题各有一个。' },
  epoch: {
    term: '轮次',
    meaning: '把所有训练行过一遍。每轮结束后在验证集上打分，若是迄今最好，就保留权重。',
  },
  batch: { term: '批', meaning: '一步之中对其梯度取平均的若干行。批越大，步子越稳，但步数越少。' },
  dropout: {
    term: '随机失活',
    meaning: '训练时每一步随机关掉一部分单元。这样网络就不会依赖其中任何一个。',
  },
  overfitting: {
    term: '过拟合',
    meaning: '网络把训练行背了下来，遇到新的行反而更差。训练损失继续下降，验证损失却在上升。',
  },
  earlyStopping: {
    term: '早停',
    meaning: '验证集若干轮没有进步，就结束训练。保留最佳那一轮的权重。',
  },
  diverged: { term: '发散', meaning: '损失一直变大，直到不再是一个数。几乎总是因为学习率太大。' },
  trainingRows: { term: '训练集', meaning: '权重从中学习的行。在它们上面的得分说明不了对新数据的表现。' },
  validationRows: {
    term: '验证集',
    meaning: '用来选出最佳轮次和停止时机的行，但没有权重从中学习。正因为用它挑选过，它的得分会略微偏高。',
  },
  testRows: { term: '测试集', meaning: '只在最后看一次的行。只有它们能说明模型在从未见过的行上有多好。' },
  split: {
    term: '划分',
    meaning: '哪些行用于训练，哪些用于验证，哪些用于测试。按分组或按时间划分，可让同属一处的行留在同一边。',
  },
  leak: {
    term: '泄漏',
    meaning: '某一列直接透露了答案，而真正使用时并不知道它。得分好得出奇，一用就不行。',
  },
  guessing: {
    term: '盲猜',
    meaning: '总是回答训练集的平均值，或最常见的类别。不比它好的模型什么也没学到。',
  },
  seed: {
    term: '随机种子',
    meaning: '决定一切偶然因素的数：划分、初始权重、行的顺序。同样的计划加同样的种子，得到同样的运行。',
  },
  pairedRuns: {
    term: '配对运行',
    meaning: '用同一个种子的两次运行，只有一处不同。两者共有的运气在相减时抵消。',
  },
  interval: {
    term: '区间',
    meaning: '与所见结果相符的真实差异的范围。这样得出的 95% 区间，在 100 项研究中有 95 项包含真值。',
  },
  verdict: {
    term: '结论',
    meaning: '一项研究的回答：有帮助、有害、没有差别或无法判断。它由区间得出，从不取自最好的一次运行。',
  },
  cannotTell: {
    term: '无法判断',
    meaning: '区间里既有“没有影响”，也有“影响不小”。这也是一种回答：需要更多种子，才能说别的。',
  },
  bonferroni: {
    term: '邦费罗尼校正',
    meaning: '比较得多了，总有一个会碰巧好看。于是每个区间都放宽一些，使它们合起来仍有 95% 的把握。',
  },
  accuracy: { term: '准确率', meaning: '类别判断正确的行所占的比例。若某个类别特别大，盲猜也能得高分。' },
  balancedAccuracy: { term: '平衡准确率', meaning: '各类别的识别率再取平均。总猜最大的类别得不到好处。' },
  auc: { term: 'AUC', meaning: '“是”的行得分高于“否”的行的机会有多大。0.5 等于盲猜，1 表示顺序完全正确。' },
  rmse: {
    term: 'RMSE（均方根误差）',
    meaning: '均方误差的平方根，单位与目标相同。与平均绝对误差相比，大的偏差分量更重。',
  },
  r2: {
    term: 'R²',
    meaning: '模型解释了目标方差的多大部分。0 相当于总是回答平均值，也可能小于 0。',
  },
  oneHot: { term: '独热编码', meaning: '类别列变成每个类别一个 0/1 数。其中恰有一个是 1。' },
  embedding: {
    term: '嵌入',
    meaning: '类别列变成每个类别一小串数，由训练来调整。适合类别极多的列。',
  },
  standardised: {
    term: '标准化',
    meaning: '减去训练集的平均值，再除以训练集的标准差。这样不同单位的列分量相当。',
  },
};
