import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTurn } from './install-turn.mjs'

const PROGRESS_EVERY_MS = 3_000
/** Enough of npm's own words to see what went wrong. */
const ERROR_LINES_MAX = 25

/** Installs the dependencies if node_modules is not what package-lock.json asks for. Returns what went wrong, in words, or undefined. */
export async function ensureDependencies(root, installPackages = install) {
  const lockText = readOrUndefined(join(root, 'package-lock.json'))
  if (lockText === undefined) return 'package-lock.json cannot be read.'
  const hash = createHash('sha256').update(lockText).digest('hex')
  const markPath = join(root, 'node_modules', '.ovoscope-lock-hash')
  if (readOrUndefined(markPath) === hash) return undefined
  return inTurn(join(root, '.cache', 'installing'), async () => {
    // Another one may have done it while this one waited.
    if (readOrUndefined(markPath) === hash) return undefined
    const installedText = readOrUndefined(join(root, 'node_modules', '.package-lock.json'))
    if (installedText === undefined || !matchesLock(lockText, installedText)) {
      const elsewhere = linkTarget(join(root, 'node_modules'))
      // npm would empty a folder that belongs to somebody else.
      if (elsewhere !== undefined) {
        return `node_modules is a link to ${elsewhere}, which is not what package-lock.json asks for: install there, or remove the link.`
      }
      const problem = await installPackages(root, Object.keys(parse(lockText)?.packages ?? {}).length)
      if (problem !== undefined) return problem
    }
    writeFileSync(markPath, hash)
    return undefined
  })
}

function linkTarget(path) {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether what npm wrote down after its last complete install has every package of the lockfile in the same version.
 * npm writes that file last, so a torn install does not have it. Optional packages of other platforms may be absent.
 */
export function matchesLock(lockText, installedText) {
  const wanted = parse(lockText)?.packages
  const installed = parse(installedText)?.packages
  if (typeof wanted !== 'object' || typeof installed !== 'object') return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const present = installed[path]
    if (present === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true
    return present.version === entry.version && present.integrity === entry.integrity
  })
}

function install(root, packagesTotal) {
  const startedAt = performance.now()
  const seconds = () => Math.round((performance.now() - startedAt) / 1000)
  console.log(`Installing up to ${packagesTotal} packages (npm ci); this happens once.`)
  const { command, leading, shell } = npmCommand()
  const child = spawn(command, [...leading, 'ci', '--no-audit', '--no-fund', '--loglevel=http'], {
    cwd: root,
    shell,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let answers = 0
  let rest = ''
  const words = []
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('npm http ')) answers++
      else if (!/^npm warn EBADENGINE|^\s*$/.test(line)) words.push(line)
    }
    if (words.length > ERROR_LINES_MAX) words.splice(0, words.length - ERROR_LINES_MAX)
  })
  const progress = setInterval(
    () => console.log(`  … ${answers} answers from the registry, ${seconds()} s`),
    PROGRESS_EVERY_MS,
  )
  return new Promise((resolve) => {
    const done = (problem) => {
      clearInterval(progress)
      resolve(problem)
    }
    child.on('error', (error) => done(`npm could not be started: ${error.message}`))
    child.on('close', (code) => {
      if (code === 0) {
        console.log(`  installed in ${seconds()} s`)
        done(undefined)
      } else {
        done(
          `${words.join('\n')}\nnpm ci failed (code ${code}), and what was installed before is gone. ${hint(words)} Then try again.`,
        )
      }
    })
  })
}

function hint(words) {
  return words.some((line) => /ENOTEMPTY|EBUSY|EPERM/.test(line))
    ? 'Another program uses node_modules: end it.'
    : 'Is the package registry reachable?'
}

/** The npm that runs this script, if one does: it is the one whose registry settings are known to work. */
function npmCommand() {
  const running = process.env.npm_execpath
  if (running !== undefined && /npm-cli\.(c?js)$/.test(running)) {
    return { command: process.execPath, leading: [running], shell: false }
  }
  // On Windows npm is a command file, which only a shell can start; the arguments are constants.
  return { command: 'npm', leading: [], shell: process.platform === 'win32' }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readOrUndefined(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
