import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TestContext } from 'vitest'
import { findElectron } from '../build/tasks/electron-runtime.ts'
import { inCi } from '../build/tasks/project.ts'

/** Something a machine may lack and a test cannot do without. */
export interface Requirement {
  readonly name: string
  /** The one command that would provide it. */
  readonly command: string
  readonly isPresent: boolean
  /** Whether a build server must have it: there, missing is a failure and not a skip. */
  readonly mandatory: boolean
}

/**
 * First line of a test that needs something. Where it is missing the test is reported as skipped with its reason and the command
 * that would provide it; on a build server that should have it, the test fails instead.
 */
export function needs(context: TestContext, requirement: Requirement): void {
  if (requirement.isPresent) return
  const reason = `${requirement.name} is missing; to provide it: ${requirement.command}`
  if (requirement.mandatory) throw new Error(reason)
  context.skip(reason)
}

/** Path of a Chromium that playwright-core can drive; `OVOSCOPE_CHROMIUM` names another one. */
export function findChromium(): string | undefined {
  const named = process.env['OVOSCOPE_CHROMIUM']
  if (named !== undefined && named !== '') return named
  const installed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(process.env['PROGRAMFILES'] ?? 'C:/Program Files', 'Google/Chrome/Application/chrome.exe'),
    join(process.env['PROGRAMFILES(X86)'] ?? 'C:/Program Files (x86)', 'Microsoft/Edge/Application/msedge.exe'),
  ]
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(findProgram)
  return [...onPath, ...installed.filter((path) => existsSync(path))].find((path) => path !== undefined)
}

export function chromium(): Requirement {
  return {
    name: 'Chromium',
    command: platformCommand({
      linux: 'apt-get install chromium',
      darwin: 'brew install --cask chromium',
      win32: 'winget install Google.Chrome',
    }),
    isPresent: findChromium() !== undefined,
    mandatory: inCi,
  }
}

/** The Electron runtime comes from a release page, which many a build server cannot reach: it is mandatory only where somebody says so. */
export function electronRuntime(): Requirement {
  return {
    name: 'the Electron runtime',
    command: 'node_modules/.bin/install-electron',
    isPresent: findElectron() !== undefined,
    mandatory: process.env['OVOSCOPE_REQUIRE_ELECTRON'] === '1',
  }
}

/** Path of a program on PATH. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function platformCommand(commands: Partial<Record<NodeJS.Platform, string>>): string {
  return commands[process.platform] ?? 'not available for this system'
}
