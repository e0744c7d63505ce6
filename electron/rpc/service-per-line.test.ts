import { expect, it } from 'vitest'
import * as z from 'zod'
import { ownProcess } from './authorise.ts'
import { connect } from './client.ts'
import { createPortPair } from './port-pair.ts'
import { createService } from './service.ts'
import { ServicePerLine } from './service-per-line.ts'

const contract = {
  service: 'line',
  methods: { which: { params: z.strictObject({}), result: z.string(), right: 'watch' } },
  events: { news: z.string() },
} as const

function setUp() {
  const services = new ServicePerLine((lineId) =>
    createService(contract, { which: () => lineId }, { authorise: ownProcess }),
  )
  const open = (lineId?: string) => {
    const [near, far] = createPortPair()
    services.attach(far, lineId)
    return connect(near, contract)
  }
  return { services, open }
}

it('answers each port of its own line, and the first line where none is named', async () => {
  const { services, open } = setUp()
  const ends = [open(), open('line-2'), open('line-1'), open('../line-2')]
  expect(await Promise.all(ends.map((end) => end.call('which', {})))).toEqual(['line-1', 'line-2', 'line-1', ''])
  const heard: string[] = []
  for (const end of ends) end.on('news', (word) => heard.push(word))
  services.emit('news', 'to all')
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(heard).toEqual(['to all', 'to all', 'to all', 'to all'])
  services.close()
})

it('keeps no service for every name that anybody thinks of', async () => {
  const { open } = setUp()
  const last = Array.from({ length: 40 }, (_, index) => open(`line-${index + 1}`)).at(-1)
  expect(await last?.call('which', {})).toBe('')
  expect(await open('line-3').call('which', {})).toBe('line-3')
})
