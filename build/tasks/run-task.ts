import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project.ts'
import { runNode } from './run-command.ts'
import { TASKS } from './tasks.ts'

const [name = '', ...args] = process.argv.slice(2)
process.exitCode = await runTask(name, args)

async function runTask(name: string, args: readonly string[]): Promise<number> {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined
  if (task === undefined) {
    const list = Object.entries(TASKS).map(([known, { about }]) => `  ${known.padEnd(18)}${about}`)
    console.error(`There is no task '${name}'. There are:\n${list.join('\n')}`)
    return 2
  }
  if ('module' in task) {
    const { run } = (await import(task.module)) as { run: (args: readonly string[]) => Promise<number> }
    return run(args)
  }
  if (!existsSync(join(projectRoot, task.program))) {
    console.error(`${task.program} is not there yet: '${name}' cannot run.`)
    return 2
  }
  const { code } = await runNode([join(projectRoot, task.program), ...(task.args ?? []), ...args], { output: 'show' })
  return code
}
