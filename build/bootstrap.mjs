// Every npm script starts here. Plain JavaScript without dependencies, because it runs before there are any,
// on whatever Node ≥ 20 the machine has: it installs what the lockfile asks for and hands over to the project's own Node 24.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './bootstrap/dependencies.mjs'
import { findNode } from './bootstrap/find-node.mjs'

const NODE_MAJOR_MIN_TO_START = 20
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [task, ...args] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN_TO_START) {
  fail(`Node ${process.versions.node} is too old to start with: install Node ${NODE_MAJOR_MIN_TO_START} or newer.`)
}
if (task === undefined) fail('usage: node build/bootstrap.mjs <task> [arguments]')

const problem = await ensureDependencies(root)
if (problem !== undefined) fail(problem)

const node = findNode(root)
if (node === undefined) {
  fail(
    `No Node 24 for ${process.platform}-${process.arch} came with the dependencies and this one is ${process.versions.node}: install Node 24 or newer.`,
  )
}
run(node)

/** Hands over to the task under the project's Node, its folder first on PATH so that every tool it starts finds the same one. */
function run(nodePath) {
  const path = [dirname(nodePath), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(nodePath, [join(root, 'build', 'tasks', 'run-task.ts'), task, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...withoutPath(process.env), PATH: path },
  })
  // A terminal sends Ctrl-C to both; a supervisor signals only this process. Either way the task decides when it is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', (error) => fail(`The task could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

/** Windows spells it Path: two spellings in one environment would leave it to chance which one counts. */
function withoutPath(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name.toUpperCase() !== 'PATH'))
}

function fail(message) {
  console.error(message)
  if (!existsSync(join(root, 'package-lock.json')))
    console.error('(package-lock.json is missing: is this a whole checkout?)')
  process.exit(1)
}
