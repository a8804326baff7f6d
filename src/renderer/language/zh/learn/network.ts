import type { network as english } from '../../en/learn/network';
import { formatsOf } from '../../formats';

const { whole } = formatsOf('zh');

export const network: typeof english = {
  intro: [
    '网络把一行中的数变成一个答案。每个单元给收到的数加权、加上偏置，再把和弯折一下；它向后传递的数叫[激活值](activation)。这就是[前向传播](forwardPass)。',
    '[损失](loss)表示答案错得多厉害。[反向传播](backwardPass)问每个权重应负多少责任，这就是它的[梯度](gradient)。然后每个权重逆着梯度走一小步，答案就好一点点。训练就是把这件事做成千上万遍。',
    '下面是一个毫无隐藏的完整网络：两个输入、两个 tanh 隐藏单元、一个输出、九个权重、一行要学的数据。请一站一站地走，任何一个数都可以用计算器核对。',
  ],
  title: '两层网络，亲手推动',
  where: (steps, loss) => `已走 ${whole(steps)} 步，损失 ${loss}`,
  next: {
    inputs: '下一站：隐藏单元',
    hidden: '下一站：答案',
    answer: '下一站：输出层的责任',
    outputBlame: '下一站：隐藏单元的责任',
    hiddenBlame: '下一站：移动权重',
  },
  oneStep: '走完整一步',
  run: '连续运行',
  pause: '暂停',
  startOver: '重新开始',
  rate: '学习率',
  phase: {
    inputs: { title: '数据进入', text: '两个输入 x 和目标 t。权重停在上一步之后的位置。' },
    hidden: {
      title: '前向：隐藏单元',
      text: '各自给两个输入加权并加上偏置（z），再用 tanh 弯折（h）。',
    },
    answer: { title: '前向：答案及其损失', text: '输出单元给两个激活值加权。损失是与目标之差的平方。' },
    outputBlame: {
      title: '反向：输出层',
      text: '损失随答案上升得有多快，进而随输出层的每个权重上升得有多快。',
    },
    hiddenBlame: {
      title: '反向：隐藏单元',
      text: '责任沿原路返回：乘以经过的权重，乘以 tanh 的斜率，再乘以输入。',
    },
  },
  arithmetic: '这一站的算式',
  rowTitle: '要学的这一行',
  input: (i) => (i === 1 ? '输入 x₁' : '输入 x₂'),
  target: '目标 t',
  lossTitle: '每一步之后的损失',
  step: (n) => `第 ${whole(n)} 步`,
  course: (first, last, steps) => `对数坐标下的损失：起初 ${first}，${whole(steps)} 步之后 ${last}。`,
  drawing: (answer, target, loss, steps) =>
    `有两个输入、两个隐藏单元和一个输出的网络，已走 ${whole(steps)} 步：答案是 ${answer}，目标是 ${target}，损失为 ${loss}。旁边的表列出了每个权重和梯度。`,
  parameters: '所有权重及其梯度',
  parameter: '权重',
  now: '现在',
  gradient: '梯度',
  after: (rate) => `之后：现在 − ${rate} × 梯度`,
  outro: [
    '现在把学习率设为 0.7，再点“连续运行”。第一步就走过了头：损失变大，梯度随之变大，下一步就更长。几十步之后，权重超出单精度能容纳的最大数，而无穷减无穷就是 NaN，不再是一个数。实验室里这样的运行会以[发散](diverged)结束，并保留最佳权重。',
    '学习率 0.01 稳妥但慢；0.3 几步就到；0.5 先变差再恢复。面对真实数据，没有人事先知道最好的学习率。实验室从 0.001 和 [Adam](optimizer) 起步，后者会为每个权重找到合适的步长。',
  ],
};
