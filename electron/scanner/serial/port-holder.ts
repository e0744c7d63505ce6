import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Who has a port open. */
export interface PortHolder {
  /** Name of the program; empty when only its number is known. */
  readonly program: string
  readonly pid: number
}

/** Longest name of a program that the kernel keeps is 15; a file made by anybody may hold more. */
const PROGRAM_CHARACTERS_MAX = 40

/**
 * Who holds these ports on Linux, as far as this account may know: open files of its own processes (of all, for root), and the lock files
 * that terminal programs leave under /run/lock. Never rejects. `root` is that of a test.
 */
export async function portHolders(paths: readonly string[], root = '/'): Promise<ReadonlyMap<string, PortHolder>> {
  const holders = new Map<string, PortHolder>()
  // A name by-id is a link, and what is open is what it leads to.
  const wanted = new Map<string, string>()
  for (const path of paths) wanted.set(await realpath(join(root, path)).catch(() => join(root, path)), path)
  for (const [real, path] of wanted) {
    const holder = await lockHolder(basename(real), root)
    if (holder !== undefined) holders.set(path, holder)
  }
  for (const pid of await processIds(root)) {
    for (const file of await openFiles(pid, root)) {
      const path = wanted.get(file)
      if (path !== undefined) holders.set(path, { program: await programOf(pid, root), pid })
    }
  }
  return holders
}

/** Whether a program of that name runs, whoever runs it. */
export async function isRunning(program: string, root = '/'): Promise<boolean> {
  for (const pid of await processIds(root)) if ((await programOf(pid, root)) === program) return true
  return false
}

/** `LCK..ttyUSB0` holds the number of the process that made it; one that is gone has left its file behind. */
async function lockHolder(name: string, root: string): Promise<PortHolder | undefined> {
  const text = await readFile(join(root, 'run/lock', `LCK..${name}`), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  if (!(pid > 0)) return undefined
  const program = await programOf(pid, root)
  return program === '' ? undefined : { program, pid }
}

async function processIds(root: string): Promise<readonly number[]> {
  const names = await readdir(join(root, 'proc')).catch(() => [])
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

/** One after the other: thousands of questions at once would stand in front of the journal's writes. */
async function openFiles(pid: number, root: string): Promise<readonly string[]> {
  const folder = join(root, 'proc', String(pid), 'fd')
  const files: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    files.push(await readlink(join(folder, name)).catch(() => ''))
  }
  return files
}

async function programOf(pid: number, root: string): Promise<string> {
  const name = await readFile(join(root, 'proc', String(pid), 'comm'), 'utf8').catch(() => '')
  return name.trim().slice(0, PROGRAM_CHARACTERS_MAX)
}
