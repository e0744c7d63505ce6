import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './project.ts'
import { TASKS, type Task } from './tasks.ts'

interface End {
  readonly code: number
  readonly out: string
  readonly err: string
}

const EACH = Object.entries(TASKS)
/** An answer takes a second on a machine that has nothing else to do; whoever begins its work instead is ended. */
const TIMEOUT_MS = 60_000

/** A task as `npm run` starts it; a program without the step between, which only costs time. */
function start(name: string, task: Task, ...args: readonly string[]): Promise<End> {
  const whole =
    'program' in task
      ? [join(projectRoot, task.program), ...(task.args ?? []), ...args]
      : [join(projectRoot, 'build/tasks/run-task.ts'), name, ...args]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, whole, { cwd: projectRoot, timeout: TIMEOUT_MS }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
}

const howToCall = (name: string) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`)

describe.concurrent('every command', { timeout: 2 * TIMEOUT_MS }, () => {
  it.each(EACH)('%s says how it is called', async (name, task) => {
    const { code, out, err } = await start(name, task, '--help')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(howToCall(name))
  })

  it.each(EACH)('%s names an option that there is not', async (name, task) => {
    const { code, out, err } = await start(name, task, '--foo')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^there is no option --foo$/m)
    expect(err).toContain(howToCall(name))
    expect(err).not.toMatch(/^ +at /m)
  })
})
