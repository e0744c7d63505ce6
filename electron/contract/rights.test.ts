import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { mayDo, RIGHTS, type Right, ROLES } from '../domain/access.ts'
import { SCREEN_SERVICES } from './bridge-names.ts'

const contractSchema = z.object({
  service: z.string(),
  methods: z.record(z.string(), z.object({ right: z.enum(RIGHTS) })),
})

/** Every contract that any file of this folder has; a method without a right, or with one that there is not, fails here. */
async function contracts() {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const found: z.infer<typeof contractSchema>[] = []
  for (const file of files) {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ `./${file}`)
    for (const [name, value] of Object.entries(exported))
      if (name.endsWith('Contract')) found.push(contractSchema.parse(value))
  }
  return found
}

function roleMark(right: Right, roles: readonly (typeof ROLES)[number][]): string {
  return mayDo(right, { roles }) ? 'yes' : '–'
}

describe('method × right × role', () => {
  it('has no hole', async () => {
    const found = await contracts()
    const rows = found.flatMap(({ service, methods }) =>
      Object.entries(methods).map(([method, { right }]) => ({ service, method, right })),
    )
    const heads = ['service', 'method', 'right', 'nobody', ...ROLES]
    const table = rows.map(({ service, method, right }) => [
      ...[service, method, right, roleMark(right, [])],
      ...ROLES.map((role) => roleMark(right, [role])),
    ])
    const widths = heads.map((head, column) =>
      Math.max(head.length, ...table.map((cells) => cells[column]?.length ?? 0)),
    )
    const lines = [heads, ...table].map((cells) =>
      cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
    )
    process.stdout.write(`${lines.join('\n')}\n`)

    expect(rows.length).toBeGreaterThan(60)
    for (const service of SCREEN_SERVICES) {
      const own = rows.filter((row) => row.service === service)
      expect(own.length).toBeGreaterThan(0)
      // What a screen may call is never a matter between processes; and somebody may do it.
      for (const { right, method } of own) {
        expect({ method, right }).not.toMatchObject({ right: 'process' })
        expect({ method, holders: ROLES.filter((role) => mayDo(right, { roles: [role] })).length > 0 }).toEqual({
          method,
          holders: true,
        })
      }
    }
    for (const { service, right, method } of rows) {
      if (SCREEN_SERVICES.some((screen) => screen === service)) continue
      expect({ service, method, right }).toEqual({ service, method, right: 'process' })
    }
  })

  it('gives `process` to no role, and to nobody', () => {
    expect(ROLES.filter((role) => mayDo('process', { roles: [role] }))).toEqual([])
    expect(mayDo('process', { roles: [...ROLES] })).toBe(false)
  })

  it('lets everybody watch, pause, sign in, train and start again what has stopped, and nothing more', () => {
    expect(RIGHTS.filter((right) => mayDo(right, { roles: [] }))).toEqual([
      ...['watch', 'signIn', 'line.pause', 'play', 'line.startAgain'],
    ])
  })
})
