import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { withFolder } from '../make/temporary-folder.ts'
import { expectOnce } from './expect-once.ts'
import { Receiver } from './receiver.ts'
import { RECEIVER_POINTS, type ReceiverPoint } from './receiver-faults.ts'
import { STATION_POINTS, type StationPoint } from './station-points.ts'
import { startUploads, TOKEN } from './upload-rig.ts'

const EGGS = 5
const PROGRAM = join(import.meta.dirname, 'station-command.ts')

let child: ChildProcess | undefined
afterEach(() => child?.kill('SIGKILL'))

/** What the receiver answers in all, where that is certain: a summary whose receipt was not noted is sent again, one that was noted is not. */
const ANSWERS: Readonly<Partial<Record<StationPoint, readonly number[]>>> = {
  queued: [201],
  'before-send': [201],
  'answer-begun': [201, 200],
  'answer-read': [201, 200],
  'before-note': [201, 200],
  noted: [201],
}

type Death = { readonly own: StationPoint } | { readonly receivers: ReceiverPoint }
const DEATHS: readonly (readonly [string, Death])[] = [
  ...STATION_POINTS.map((own) => [`at its own point ${own}`, { own }] as const),
  ...RECEIVER_POINTS.map((receivers) => [`while the receiver is at ${receivers}`, { receivers }] as const),
]

describe('a station that is killed as a process', () => {
  it.each(DEATHS)('%s sends its summary once in effect when it is back', (_name, death) =>
    withFolder(async (folder) => {
      const receiver = new Receiver({
        ...{ databasePath: join(folder, 'receiver.db'), token: TOKEN },
        faults: 'receivers' in death ? [{ at: death.receivers, what: 'kill' }] : [],
        onKill: () => child?.kill('SIGKILL'),
      })
      const endpoint = await receiver.listen()
      const args = ['--folder', folder, '--endpoint', endpoint, '--eggs', String(EGGS)]
      const own = 'own' in death ? ['--kill-at', death.own] : []
      child = spawn(process.execPath, [PROGRAM, ...args, ...own], { stdio: ['ignore', 'ignore', 'inherit'] })
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
      const back = startUploads(folder, endpoint, 'back')
      try {
        await back.untilSettled()
        expectOnce(receiver.database, back, 1, EGGS)
        const answers = 'own' in death ? ANSWERS[death.own] : undefined
        expect(receiver.answers).toEqual(answers ?? receiver.answers)
      } finally {
        back.stop()
        await receiver.close()
      }
    }),
  )
})
