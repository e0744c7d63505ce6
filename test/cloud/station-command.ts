import { parseArgs } from 'node:util'
import { STATION_POINTS, type StationPoint } from './station-points.ts'
import { startUploads } from './upload-rig.ts'

/** The sending side in a process of its own, killed like a machine that loses its power: `--kill-at POINT` of its own, or by whoever has its id. */
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    endpoint: { type: 'string' },
    eggs: { type: 'string' },
    'kill-at': { type: 'string' },
  },
})
const { folder = '', endpoint = '', eggs = '1' } = values
const killAt = STATION_POINTS.find((point) => point === values['kill-at'])

function reach(point: StationPoint): void {
  if (point === killAt) process.kill(process.pid, 'SIGKILL')
}

/** The real network stack, with a look at each of its steps. */
const watchedFetch: typeof fetch = async (input, init) => {
  reach('before-send')
  const answer = fetch(input, init)
  // The request is on its way as soon as the loop turns.
  setImmediate(() => reach('sending'))
  const response = await answer
  reach('answer-begun')
  const body = await response.arrayBuffer()
  reach('answer-read')
  return new Response(body, response)
}

const rig = startUploads(folder, endpoint, 'station', watchedFetch)
const sent = rig.store.outbox.sent.bind(rig.store.outbox)
rig.store.outbox.sent = (...noted) => {
  reach('before-note')
  sent(...noted)
  reach('noted')
}
rig.closeBatch(1, Number(eggs))
reach('queued')
await rig.untilSettled()
console.error('nobody killed this process')
process.exit(1)
