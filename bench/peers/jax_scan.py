"""An expert's JAX: all batches of an epoch in one compiled scan, parameters donated."""
import json
import os
import sys

threads = int(sys.argv[2])
os.environ["XLA_FLAGS"] = "" if threads > 1 else "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
if threads == 1:
    os.sched_setaffinity(0, {0})

import jax
import jax.numpy as jnp

from problem import read_problem, serve

problem = read_problem(sys.argv[1])


def conv(x, layer, weights):
    kernel, bias = weights
    x = jax.lax.conv_general_dilated(x, kernel, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    x = jax.nn.relu(x + bias)
    return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def forward(parameters, x):
    weights = list(zip(parameters[::2], parameters[1::2]))
    for layer, pair in zip(problem.layers, weights):
        if layer["kind"] == "conv":
            x = conv(x, layer, pair)
        else:
            x = x.reshape(x.shape[0], -1) @ pair[0] + pair[1]
            if layer["activation"] == "relu":
                x = jax.nn.relu(x)
    return x


def loss_of(parameters, x, y):
    logits = forward(parameters, x)
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), y[:, None], 1))


def adam(p, m, v, g, b1t, b2t):
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    return p - 1e-3 * (m / (1 - b1t)) / (jnp.sqrt(v / (1 - b2t)) + 1e-7), m, v


def step(carry, rows):
    p, m, v, b1t, b2t = carry
    loss, g = jax.value_and_grad(loss_of)(p, features[rows], labels[rows])
    b1t, b2t = b1t * 0.9, b2t * 0.999
    moved = [adam(*each, b1t, b2t) for each in zip(p, m, v, g)]
    p, m, v = (list(column) for column in zip(*moved))
    return (p, m, v, b1t, b2t), loss


features = jnp.asarray(problem.features)
labels = jnp.asarray(problem.labels)
epoch = jax.jit(lambda carry, order: jax.lax.scan(step, carry, order), donate_argnums=0)
begin = [jnp.asarray(w) for w in problem.weights]
carry = (begin, [jnp.zeros_like(w) for w in begin], [jnp.zeros_like(w) for w in begin], jnp.float32(1), jnp.float32(1))
order = jnp.asarray(problem.order)


def train_epoch():
    global carry
    carry, losses = epoch(carry, order)
    return float(losses.mean())


serve(problem, train_epoch)
