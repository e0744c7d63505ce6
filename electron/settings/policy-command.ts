import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { commandLine } from '../command/command-line.ts'
import { oneOf, text } from '../command/typed-values.ts'
import type { MachinePolicy } from '../contract/policy.ts'
import { KEPT_CLASSES } from '../domain/archive/keep.ts'
import { writePlainAtomically } from '../files/atomic-file.ts'
import {
  machinePolicyPath,
  POLICY_BYTES_MAX,
  parsePolicy,
  readMachinePolicy,
  refusalSentence,
} from './machine-policy.ts'
import { SEAL_SUFFIX, sealText } from './policy-seal.ts'

const USAGE = `npm run policy -- seal FILE    checks a policy file, says what it does and writes its seal, FILE${SEAL_SUFFIX}
npm run policy -- check FILE   says whether Ovoscope would follow it, and what each part does; changes nothing
On this machine Ovoscope reads ${machinePolicyPath(process.platform)}.
Ends with 0 if all is well, 1 if the file is refused, 2 if it was called wrongly.`

/** `npm run policy`. */
function main(): number {
  const { verb, FILE: given } = commandLine({
    usage: USAGE,
    positions: { verb: oneOf(['seal', 'check']), FILE: text() },
  })
  const path = resolve(given)
  if (!existsSync(path)) {
    console.error(`There is no file ${path}.`)
    return 1
  }
  return verb === 'seal' ? seal(path) : check(path)
}

function seal(path: string): number {
  const bytes = readFileSync(path)
  const parsed = bytes.length > POLICY_BYTES_MAX ? undefined : parsePolicy(bytes)
  if (parsed?.ok !== true) {
    console.error(refusalSentence(path, parsed?.error ?? { refusal: 'TOO_LARGE', detail: '' }))
    return 1
  }
  writePlainAtomically(path + SEAL_SUFFIX, sealText(bytes, basename(path)))
  console.log(`Sealed: ${path + SEAL_SUFFIX}`)
  // Who may write the two is judged as Ovoscope will judge it.
  return check(path)
}

function check(path: string): number {
  const reading = readMachinePolicy(path)
  if (reading.kind !== 'applied') {
    console.error(reading.kind === 'refused' ? refusalSentence(path, reading) : `There is no file ${path}.`)
    return 1
  }
  console.log(`${path} will be followed:`)
  for (const line of policyLines(reading.policy)) console.log(`  ${line}`)
  return 0
}

const UPDATE_MODE_WORDS = {
  off: 'off: Ovoscope asks nobody for updates; another tool brings them',
  notify: 'a newer version is only spoken of',
  download: 'a newer version is fetched and spoken of, not installed by itself',
  'install-in-window':
    'a newer version is fetched and installed by itself, in the window and never while a batch is open',
} as const

function policyLines({ update, cloud, proxy, backup, pictures }: MachinePolicy): string[] {
  return [
    `updates  ${update === undefined ? 'off (the policy says nothing of them)' : UPDATE_MODE_WORDS[update.mode]}`,
    ...(update === undefined || update.mode === 'off'
      ? []
      : [
          `  from   ${update.feed ?? 'nowhere: no feed is named, so nothing is ever found'}`,
          `  window ${update.window.from} to ${update.window.to}, by the clock of the machine`,
        ]),
    cloud === undefined
      ? 'cloud    left to the machine’s own settings'
      : `cloud    summaries of closed batches go to ${cloud.endpoint} under the name ${cloud.site}`,
    proxy === undefined ? 'proxy    left to the machine’s own settings' : `proxy    ${proxy}`,
    ...backupLines(backup),
    ...picturesLines(pictures),
  ]
}

function backupLines(backup: MachinePolicy['backup']): string[] {
  if (backup === undefined) return ['backup   left to the machine’s own settings']
  const { hour, keepNewest, keepWeekly, secondFolder } = backup
  return [
    `backup   every night at ${hour} o’clock; the newest ${keepNewest} and one of each of ${keepWeekly} weeks stay`,
    `  second ${secondFolder === null ? 'none: all copies are on the disk of the machine' : secondFolder}`,
  ]
}

function picturesLines(pictures: MachinePolicy['pictures']): string[] {
  if (pictures === undefined) return ['pictures left to whoever may change settings on the screen']
  const { days, classShares, sampleShare, quotaBytes } = pictures
  return [
    `pictures at most ${quotaBytes / 1024 ** 3} GiB; ${sampleShare * 100} % of the scans are drawn at random`,
    ...KEPT_CLASSES.map(
      (one) => `  ${one} for ${days[one]} days, at most ${Math.round(classShares[one] * 100)} % of that`,
    ),
  ]
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
