import { spawn } from 'node:child_process'
import { constants, copyFileSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFile, syncFolder } from '../files/durable-file.ts'

/** Puts the new AppImage in the place of the old one, whole or not at all, also across a power cut and from another disk. Throws what the system says. */
export function replaceAppImage(downloaded: string, appImage: string): void {
  const beside = `${appImage}.new`
  rmSync(beside, { force: true })
  try {
    // Never into a file that somebody put there meanwhile.
    copyFileSync(downloaded, beside, constants.COPYFILE_EXCL)
    syncFile(beside)
    renameSync(beside, appImage)
  } catch (problem) {
    rmSync(beside, { force: true })
    throw problem
  }
  syncFolder(dirname(appImage))
}

/** A process that has not ended by then hangs, and the new one finds its lock and says so. */
const WAIT_FOR_END_S = 60

/** The shell's words; what is waited for and started comes as arguments, never as text. */
const WAIT_AND_START = `pid=$1; shift; n=0; while kill -0 "$pid" 2>/dev/null && [ $n -lt ${WAIT_FOR_END_S * 5} ]; do sleep 0.2; n=$((n+1)); done; exec "$@"`

/** What an AppImage sets for the program in it; the next one sets its own. */
const OF_OLD_IMAGE = new Set(['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD'])

/** Starts a program once the process with this number has ended: two of ours at a time would be two writers, and the second gives way. */
export function startAfterEnd(pid: number, command: readonly string[], environment: NodeJS.ProcessEnv): void {
  const env = Object.fromEntries(Object.entries(environment).filter(([name]) => !OF_OLD_IMAGE.has(name)))
  spawn('/bin/sh', ['-c', WAIT_AND_START, 'ovoscope-update', String(pid), ...command], {
    ...{ env, detached: true, stdio: 'ignore' },
  }).unref()
}
