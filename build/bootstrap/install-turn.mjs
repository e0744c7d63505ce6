import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const LOOK_EVERY_MS = 500
/** From taking a turn to its number standing there; whoever takes longer was ended between the two. */
const WRITTEN_WITHIN_MS = 10_000

/**
 * Runs `work` while nobody else runs theirs under the same path: two terminals opened at once would otherwise both empty the folder that the
 * other one fills. Whoever has the turn writes its process number down; one that ended without giving it back is passed over.
 */
export async function inTurn(path, work, wait = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))) {
  mkdirSync(dirname(path), { recursive: true })
  while (!take(path)) await wait()
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isLeft(path)) rmSync(path, { force: true })
    return false
  }
}

/** Its writer is gone, or never came to write its number. */
function isLeft(path) {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10)
    return Number.isNaN(pid) ? Date.now() - statSync(path).mtimeMs > WRITTEN_WITHIN_MS : !isAlive(pid)
  } catch {
    // Given back just now.
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
