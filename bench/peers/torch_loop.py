"""PyTorch: `loader`, the loop of its tutorials with a DataLoader; `loop`, the quickest plain loop: rows by index, fused Adam."""
import sys

import torch
from torch import nn

from problem import read_problem, serve

problem = read_problem(sys.argv[1])
threads, way = int(sys.argv[2]), sys.argv[3]
torch.set_num_threads(threads)


class Last(nn.Module):
    """Channels last, as the other libraries flatten."""

    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


def modules():
    flat = len(problem.features.shape) == 2
    for layer, kernel in zip(problem.layers, problem.weights[::2]):
        if layer["kind"] == "conv":
            yield nn.Conv2d(kernel.shape[2], kernel.shape[3], kernel.shape[0])
            yield nn.ReLU()
            yield nn.MaxPool2d(2)
            continue
        if not flat:
            yield Last()
            flat = True
        yield nn.Linear(*kernel.shape)
        if layer["activation"] == "relu":
            yield nn.ReLU()


model = nn.Sequential(*modules())
with torch.no_grad():
    for parameter, value in zip(model.parameters(), problem.weights):
        axes = {4: (3, 2, 0, 1), 2: (1, 0), 1: (0,)}[value.ndim]
        parameter.copy_(torch.from_numpy(value.transpose(axes).copy()))

features = torch.from_numpy(problem.features)
if features.ndim == 4:
    features = features.permute(0, 3, 1, 2).contiguous()
labels = torch.from_numpy(problem.labels).long()
order = torch.from_numpy(problem.order).long()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7, fused=way == "loop")
loss_of = nn.CrossEntropyLoss()
data = torch.utils.data.TensorDataset(features, labels)
loader = torch.utils.data.DataLoader(data, batch_size=problem.batch, shuffle=False)


def batches():
    if way == "loader":
        yield from loader
    else:
        for rows in order:
            yield features[rows], labels[rows]


def train_epoch():
    total = torch.zeros(())
    for x, y in batches():
        loss = loss_of(model(x), y)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        total += loss.detach()
    return float(total) / problem.steps


serve(problem, train_epoch)
