import type { step as english } from '../en/step';

export const step: typeof english = {
  undo: (name) => (name === '' ? '撤销' : `撤销：${name}`),
  redo: (name) => (name === '' ? '重做' : `重做：${name}`),
  name: {
    predict: (of) => (of === '' ? '取消所有预测目标' : `预测 ${of}`),
    'leave-out': (of) => `不使用 ${of}`,
    'put-back': (of) => `恢复 ${of}`,
    rename: () => '重命名计划',
    kind: (of) => `更改 ${of} 的类型`,
    weight: (of) => `更改 ${of} 的权重`,
    trunk: () => '调整主干大小',
    dropout: () => '更改随机失活',
    'add-layer': () => '添加一层',
    'remove-layer': () => '删除一层',
    'move-layer': () => '移动一层',
    'copy-layer': () => '复制一层',
    layer: () => '更改一层的设置',
    encoding: (of) => `更改 ${of} 的编码`,
    graft: (of) => `嫁接自 ${of}`,
    ungraft: () => '取消嫁接',
    freeze: () => '更改冻结的层',
    budget: () => '更改训练时长',
    method: () => '更改训练方法',
    split: () => '更改数据划分',
    seed: () => '更改随机种子',
  },
};
