"""Keras on TensorFlow: `default`, fit as it is; `best`, compiled by XLA with the steps of an epoch in one execution."""
import os
import sys

threads, way = int(sys.argv[2]), sys.argv[3]
os.environ["TF_NUM_INTRAOP_THREADS"] = str(threads)
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras

from problem import read_problem, serve

problem = read_problem(sys.argv[1])


def layers():
    flat = len(problem.features.shape) == 2
    for layer, kernel in zip(problem.layers, problem.weights[::2]):
        if layer["kind"] == "conv":
            yield keras.layers.Conv2D(kernel.shape[3], kernel.shape[0], activation="relu")
            yield keras.layers.MaxPooling2D(2)
            continue
        if not flat:
            yield keras.layers.Flatten()
            flat = True
        yield keras.layers.Dense(kernel.shape[1], activation=layer["activation"])


model = keras.Sequential([keras.Input(problem.features.shape[1:]), *layers()])
model.set_weights(problem.weights)
settings = {"jit_compile": True, "steps_per_execution": problem.steps} if way == "best" else {"jit_compile": False}
model.compile(
    optimizer=keras.optimizers.Adam(1e-3, epsilon=1e-7),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    **settings,
)


def train_epoch():
    history = model.fit(
        problem.features, problem.labels, batch_size=problem.batch, shuffle=False, epochs=1, verbose=0
    )
    return history.history["loss"][0]


serve(problem, train_epoch)
