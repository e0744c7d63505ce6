#!/usr/bin/env python3
"""Trains phantomnet on SYNTHETIC pictures and exports it to ONNX.

Usage: python3 train.py <data set folder> <output folder> [--epochs 10] [--seed 1] [--threads 2]
       [--limit <pictures>] [--without places|broken|priors]   smaller and crippled runs, for NOTES.md

train-command.ts calls this after it has drawn the pictures. Reads what export-dataset.ts wrote. Writes model.onnx and training.json (temperatures, history, sizes).
Needs PyTorch 1.13, onnx and numpy as packaged by Debian 12: python3-torch python3-onnx python3-numpy.
"""
import argparse
import json
import math
import os
import random
import time

# Threads that wait by spinning take twice the processor time as soon as the machine does anything else. Read when PyTorch is loaded.
os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')

import numpy
import onnx
import torch
from onnx import TensorProto, helper
from torch import nn
from torch.nn import functional

# The imaginary scanner sends 12-bit counts; the picture of a healthy egg lies around 900 +- 800 counts.
INPUT_MEAN = 900.0
INPUT_DEVIATION = 800.0
# Weight of the sex loss against the fertility loss: sex is the harder question.
SEX_WEIGHT = 1.5
OPSET = 13
# The calibration split holds a few hundred rare eggs and no broken picture. Sharper than this would fit it a trifle better, make mistakes
# about the rare ones sound sure, and drown the doubt about the broken ones.
FERTILITY_TEMPERATURE_MIN = 0.5
SEX_TEMPERATURE_MIN = 0.3


class Block(nn.Sequential):
    def __init__(self, inputs, outputs, stride=1, dilation=1, groups=1, size=3):
        padding = dilation * (size // 2)
        convolution = nn.Conv2d(inputs, outputs, size, stride, padding, dilation, groups, bias=False)
        super().__init__(convolution, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class PhantomNet(nn.Module):
    """About 10 MFLOP at 64x64. Answers fertility first, then sex by attention over a 16x16 map."""

    def __init__(self, places=True):
        super().__init__()
        self.places = places
        self.early = nn.Sequential(Block(1, 16, stride=2), Block(16, 32, stride=2))
        self.middle = Block(32, 32, dilation=2)
        self.wide = nn.Sequential(
            Block(32, 32, dilation=2, groups=32),
            Block(32, 32, size=1),
            Block(32, 32, dilation=4, groups=32),
            Block(32, 48, size=1),
        )
        self.fertility = nn.Linear(96, 5)
        self.look = nn.Conv2d(80, 1, 1)
        self.score = nn.Sequential(Block(32, 32, size=1), nn.Conv2d(32, 1, 1))
        self.register_buffer('prior_shift', torch.zeros(5))
        self.register_buffer('fertility_temperature', torch.ones(1))
        self.register_buffer('sex_temperature', torch.ones(1))

    def forward(self, normalised):
        early = self.early(normalised)
        near = self.middle(early)
        far = self.wide(near)
        pooled = torch.cat([far.mean((2, 3)), far.amax((2, 3))], 1)
        fertility = self.fertility(pooled) + self.prior_shift
        # The score sees seven pixels only, so the weights must point at what it judges; context may choose the place, not give the answer.
        weights = torch.softmax(self.look(torch.cat([near, far], 1)).flatten(1), 1)
        if not self.places:
            weights = torch.full_like(weights, 1.0 / weights.shape[1])
        sex_parts = weights * self.score(early).flatten(1)
        return fertility, sex_parts.sum(1), sex_parts, far.flatten(2)


class Exported(nn.Module):
    """What the product calls: probabilities after temperature, and the class-activation map with its peak at 255."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, normalised):
        fertility, sex, sex_parts, far = self.net(normalised)
        activation = torch.relu(self.parts_of_call(fertility, sex, sex_parts, far))
        # A one-cell peak says little on a screen: the square root shows the surroundings too.
        attention = torch.sqrt(activation / activation.amax(1, keepdim=True).clamp_min(1e-6)) * 255.0
        return (
            torch.softmax(fertility / self.net.fertility_temperature, 1),
            torch.sigmoid(sex / self.net.sex_temperature),
            attention.reshape(-1, 16, 16),
        )

    def parts_of_call(self, fertility, sex, sex_parts, far):
        """What each place of the map adds to the logit of what is called: they sum up to it but for the bias.

        Sex, when a living embryo is likeliest: weight times score, positive where it speaks for the called sex. Otherwise
        the likeliest kind: the last layer's weights times features, shared among all places (mean) and the strongest (maximum).
        """
        called = fertility.argmax(1)
        rows = self.net.fertility.weight[called]
        channels = far.shape[1]
        strongest = (far == far.amax(2, keepdim=True)).float() * far
        kind_parts = (torch.bmm(rows[:, None, :channels], far) / far.shape[2]
                      + torch.bmm(rows[:, None, channels:], strongest)).flatten(1)
        return torch.where((called == 0)[:, None], sex_parts * torch.sign(sex)[:, None], kind_parts)


def load_split(folder, name):
    with open(os.path.join(folder, name + '.json')) as file:
        truth = json.load(file)
    shape = (truth['count'], 1, truth['height'], truth['width'])
    pixels = numpy.fromfile(os.path.join(folder, name + '.u16'), dtype='<u2').reshape(shape)
    return pixels, truth


def normalise(pixels):
    return (torch.from_numpy(pixels.astype(numpy.float32)) - INPUT_MEAN) / INPUT_DEVIATION


def losses(fertility, sex, kind, female, broken):
    """Broken pictures teach doubt: every fertility class equally likely, sex a half."""
    targets = functional.one_hot(kind, 5).float()
    targets = torch.where(broken[:, None], torch.full_like(targets, 0.2), targets)
    fertility_loss = -(targets * functional.log_softmax(fertility, 1)).sum(1).mean()
    sexed = female >= 0
    target = torch.where(broken, torch.full_like(female, 0.5), female)[sexed]
    sex_loss = functional.binary_cross_entropy_with_logits(sex[sexed], target)
    return fertility_loss, sex_loss


def train(net, pixels, truth, options):
    kind = torch.tensor(truth['kind'])
    female = torch.tensor(truth['female'], dtype=torch.float32)
    broken = torch.tensor(truth['broken'], dtype=torch.bool)
    taken = numpy.arange(len(kind))[:options.limit]
    if options.without == 'broken':
        taken = taken[~broken[taken].numpy()]
    count, batch = len(taken), 128
    steps = options.epochs * (count // batch)
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=6e-3, total_steps=steps, pct_start=0.25)
    history = []
    for epoch in range(options.epochs):
        started, sums = time.time(), [0.0, 0.0]
        order = taken[numpy.random.permutation(count)]
        net.train()
        for start in range(0, count - batch + 1, batch):
            pick = order[start:start + batch]
            images = normalise(pixels[pick])
            if random.random() < 0.5:
                images = images.flip(3)
            images = images * (0.9 + 0.2 * torch.rand(batch, 1, 1, 1))
            fertility, sex, _, _ = net(images)
            first, second = losses(fertility, sex, kind[pick], female[pick], broken[pick])
            optimizer.zero_grad()
            (first + SEX_WEIGHT * second).backward()
            optimizer.step()
            schedule.step()
            sums[0] += first.item()
            sums[1] += second.item()
        rounds = count // batch
        history.append({'fertilityLoss': sums[0] / rounds, 'sexLoss': sums[1] / rounds})
        print(f'epoch {epoch + 1}: fertility {sums[0] / rounds:.4f} sex {sums[1] / rounds:.4f} '
              f'({time.time() - started:.0f} s)', flush=True)
    return history


def fit_temperature(least, loss_at):
    """Golden-section search over the logarithm: one smooth minimum, so no optimiser is needed."""
    low, high, ratio = math.log(least), math.log(4.0), (math.sqrt(5) - 1) / 2
    for _ in range(40):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if loss_at(math.exp(left)) < loss_at(math.exp(right)):
            high = right
        else:
            low = left
    return math.exp((low + high) / 2)


def calibrate(net, pixels, truth, options):
    kind = torch.tensor(truth['kind'])
    female = torch.tensor(truth['female'], dtype=torch.float32)
    shares = torch.tensor(truth['trayShares']) / torch.tensor(truth['trainingShares'])
    if options.without != 'priors':
        net.prior_shift.copy_(torch.log(shares))
    net.eval()
    with torch.no_grad():
        parts = [net(normalise(pixels[start:start + 512])) for start in range(0, len(kind), 512)]
        fertility = torch.cat([part[0] for part in parts])
        sex = torch.cat([part[1] for part in parts])
        sexed = female >= 0
        net.fertility_temperature.fill_(
            fit_temperature(
                FERTILITY_TEMPERATURE_MIN, lambda t: functional.cross_entropy(fertility / t, kind).item()))
        net.sex_temperature.fill_(fit_temperature(
            SEX_TEMPERATURE_MIN,
            lambda t: functional.binary_cross_entropy_with_logits(sex[sexed] / t, female[sexed]).item()))
        right = ((sex[sexed] > 0) == (female[sexed] > 0.5)).float().mean().item()
        fertile = (fertility.argmax(1) == kind).float().mean().item()
    print(f'calibration: sex {right:.4f} fertility {fertile:.4f} temperatures '
          f'{net.fertility_temperature.item():.3f} {net.sex_temperature.item():.3f}', flush=True)
    return {'sexAccuracy': right, 'fertilityAccuracy': fertile}


def check_parts(net, images):
    """The map may be called a class-activation map only if its parts sum up to the logit that they explain."""
    with torch.no_grad():
        fertility, sex, sex_parts, far = net(images)
        summed = Exported(net).parts_of_call(fertility, sex, sex_parts, far).sum(1)
        called = fertility.argmax(1)
        bias = net.fertility.bias[called] + net.prior_shift[called]
        kind = fertility.gather(1, called[:, None])[:, 0] - bias
        furthest = (summed - torch.where(called == 0, sex.abs(), kind)).abs().max().item()
    if furthest > 1e-3:
        raise SystemExit(f'the parts of the map miss the logit by {furthest}')


def export(net, path):
    names = ['fertility', 'female', 'attention']
    torch.onnx.export(Exported(net).eval(), torch.zeros(2, 1, 64, 64), path, opset_version=OPSET,
                      input_names=['normalised'], output_names=names, do_constant_folding=True,
                      dynamic_axes={name: {0: 'N'} for name in ['normalised'] + names})
    onnx.save(take_counts(onnx.load(path)), path)


def take_counts(model):
    """Puts cast and normalisation before the first node: PyTorch 1.13 has no 16-bit unsigned type to export."""
    graph = model.graph
    while graph.input:
        graph.input.pop()
    graph.input.append(helper.make_tensor_value_info('scan', TensorProto.UINT16, ['N', 1, 64, 64]))
    graph.initializer.extend([
        helper.make_tensor('input_mean', TensorProto.FLOAT, [], [INPUT_MEAN]),
        helper.make_tensor('input_deviation', TensorProto.FLOAT, [], [INPUT_DEVIATION]),
    ])
    head = [
        helper.make_node('Cast', ['scan'], ['counts'], to=TensorProto.FLOAT),
        helper.make_node('Sub', ['counts', 'input_mean'], ['centred']),
        helper.make_node('Div', ['centred', 'input_deviation'], ['normalised']),
    ]
    for index, node in enumerate(head):
        graph.node.insert(index, node)
    # Attention leaves as bytes, ready for the picture.
    for node in graph.node:
        node.output[:] = ['attention_float' if name == 'attention' else name for name in node.output]
    graph.node.append(helper.make_node('Cast', ['attention_float'], ['attention'], to=TensorProto.UINT8))
    for output in graph.output:
        if output.name == 'attention':
            output.type.tensor_type.elem_type = TensorProto.UINT8
    model.producer_name = 'ovoscope phantomnet SYNTHETIC'
    onnx.checker.check_model(model)
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data')
    parser.add_argument('output')
    parser.add_argument('--epochs', type=int, default=10)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--limit', type=int, default=None, help='train on the first pictures only')
    parser.add_argument('--without', choices=['places', 'broken', 'priors'], help='leave one part out, to see what it does')
    options = parser.parse_args()
    random.seed(options.seed)
    numpy.random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    os.makedirs(options.output, exist_ok=True)

    net = PhantomNet(places=options.without != 'places')
    pixels, truth = load_split(options.data, 'train')
    history = train(net, pixels, truth, options)
    calibration_pixels, calibration_truth = load_split(options.data, 'calibration')
    calibration = calibrate(net, calibration_pixels, calibration_truth, options)
    check_parts(net, normalise(calibration_pixels[:512]))
    export(net, os.path.join(options.output, 'model.onnx'))
    summary = {
        'seed': options.seed,
        'epochs': options.epochs,
        'trainingImages': min(truth['count'], options.limit or truth['count']),
        'calibrationImages': calibration_truth['count'],
        'fertilityTemperature': net.fertility_temperature.item(),
        'sexTemperature': net.sex_temperature.item(),
        'parameters': sum(parameter.numel() for parameter in net.parameters()),
        'history': history,
        'calibration': calibration,
    }
    with open(os.path.join(options.output, 'training.json'), 'w') as file:
        json.dump(summary, file, indent=2)


if __name__ == '__main__':
    main()
