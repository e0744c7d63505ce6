import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'

const PROGRAM = join(import.meta.dirname, 'train-command.ts')

function train(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('the training command', () => {
  it('says how it is called when it is not told where to', () => {
    expect(train()).toMatchObject({ status: 1, said: expect.stringContaining('WORK PACKAGE') })
    expect(train('a', 'b', '--only', 'sign')).toMatchObject({ status: 1, said: expect.stringContaining('--only STEP') })
  })

  it('draws nothing before it knows that it can train, and says what is missing', () =>
    withFolder((folder) => {
      const work = join(folder, 'work')
      const none = train(work, join(folder, 'package'), '--python', join(folder, 'no-python'))
      expect(none).toMatchObject({ status: 1, said: expect.stringContaining('Python 3 with torch, onnx, numpy') })
      if (process.platform !== 'win32') {
        const bare = join(folder, 'bare-python')
        writeFileSync(bare, '#!/bin/sh\n[ "$1" = --version ] || [ "$2" = "import numpy" ]\n', { mode: 0o755 })
        const without = train(work, join(folder, 'package'), '--python', bare)
        expect(without.status).toBe(1)
        expect(without.said).toContain(
          'cannot import torch, onnx. On Debian 12: apt-get install python3-torch python3-onnx',
        )
      }
      expect(existsSync(work)).toBe(false)
    }))

  it('draws both splits in the shape that train.py reads, and makes no package out of nothing', () =>
    withFolder((folder) => {
      const counts = ['--train', '5', '--calibration', '3']
      const drawn = train(folder, join(folder, 'package'), '--only', 'export', ...counts)
      expect(drawn).toMatchObject({ status: 0, said: expect.stringContaining('train: 5 pictures') })
      expect(existsSync(join(folder, 'calibration.u16'))).toBe(true)
      const packed = train(folder, join(folder, 'package'), '--only', 'package')
      expect(packed).toMatchObject({ status: 1, said: expect.stringContaining('holds no trained model yet') })
    }))
})
