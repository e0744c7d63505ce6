import { spawnSync } from 'node:child_process'

/** What train.py imports, and how Debian 12 calls it. */
const PYTHON_MODULES = { torch: 'python3-torch', onnx: 'python3-onnx', numpy: 'python3-numpy' } as const

/** What keeps train.py from running with this Python, and what to do about it; undefined where nothing does. */
export function missingForTraining(python: string): string | undefined {
  if (spawnSync(python, ['--version']).error !== undefined) {
    return `There is no ${python} here. Training needs Python 3 with ${Object.keys(PYTHON_MODULES).join(', ')}; nothing else in this project does.`
  }
  const modules = Object.entries(PYTHON_MODULES).filter(
    ([name]) => spawnSync(python, ['-c', `import ${name}`]).status !== 0,
  )
  if (modules.length === 0) return undefined
  const names = modules.map(([name]) => name).join(', ')
  const packages = modules.map(([, name]) => name).join(' ')
  return `${python} cannot import ${names}. On Debian 12: apt-get install ${packages}. Nothing else in this project needs them.`
}
