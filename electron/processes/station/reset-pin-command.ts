import { randomInt } from 'node:crypto'
import { scryptPins } from '../../access/pin-hash.ts'
import { isTooSimple } from '../../access/pin-rules.ts'
import { commandLine } from '../../command/command-line.ts'
import { text } from '../../command/typed-values.ts'
import { PROGRAM } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import { systemClock } from '../../host/system-clock.ts'
import { silentLogger } from '../../log/logger.ts'
import { existingData } from '../../store/existing-data.ts'
import { readDataKey, subKeys } from '../../store/key-file.ts'
import { openStore } from '../../store/open-store.ts'

const USAGE = `npm run reset-pin -- --data <folder> --name <name>
Gives somebody another PIN when no IT admin can sign in any more, and prints it. It must be changed at the next sign-in.
The station must be stopped. Whoever may read the data key of that folder may do this; the audit trail says that it was done.
Ends with 0 when the PIN holds, 1 if not, 2 if the data cannot be opened.`

/** Digits of a PIN that is given: more than the least, because it lies on a piece of paper for a while. */
const PIN_DIGITS = 8

/** `npm run reset-pin`. */
async function main(): Promise<number> {
  const { data: folder, name } = commandLine({ usage: USAGE, options: { data: text(), name: text() } })
  const key = subKeys(readDataKey(existingData(folder).keyFile)).database
  const store = openStore({ folder, key, clock: systemClock, log: silentLogger })
  try {
    const user = store.users.all().find((one) => one.name === name)
    if (user === undefined) {
      const names = store.users.all().map((one) => one.name)
      console.error(
        `There is no user ${name}. ${names.length === 0 ? 'Nobody is enrolled.' : `There are: ${names.join(', ')}`}`,
      )
      return 1
    }
    const pin = freshPin(name)
    const kept = await scryptPins().keep(pin)
    const change = { pin: kept, active: true, mustChangePin: true, failedTries: 0, lockedUntilWallMs: null }
    const deed: AuditDeed = { act: 'user.resetPin', subject: name, why: 'by command, on the machine' }
    store.audited(PROGRAM, deed, () => store.users.change({ ...user, ...change }))
    for (const signIn of store.signIns.all()) if (signIn.userId === user.userId) store.signIns.drop(signIn.key)
    console.log(`PIN of ${name} until the next sign-in: ${pin}`)
    return 0
  } finally {
    store.close()
  }
}

function freshPin(name: string): string {
  for (;;) {
    const pin = String(randomInt(10 ** PIN_DIGITS)).padStart(PIN_DIGITS, '0')
    if (!isTooSimple(pin, name)) return pin
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
