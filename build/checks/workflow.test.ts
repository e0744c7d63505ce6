import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { projectRoot } from '../tasks/project.ts'

/** The part of GitHub's workflow syntax that we use, strictly: a misspelt key would be ignored or refused there, and nobody runs it here. */
const step = z
  .strictObject({
    name: z.string().optional(),
    if: z.string().optional(),
    uses: z
      .string()
      .regex(/^[\w-]+\/[\w-]+@v\d+$/)
      .optional(),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    run: z.string().optional(),
    env: z.record(z.string(), z.string()).optional(),
  })
  .refine((value) => (value.uses === undefined) !== (value.run === undefined), 'a step either uses or runs')

const job = z.strictObject({
  name: z.string(),
  'runs-on': z.string(),
  container: z.string().optional(),
  'timeout-minutes': z.int().positive().max(60),
  strategy: z
    .strictObject({ 'fail-fast': z.boolean(), matrix: z.strictObject({ os: z.array(z.string()) }) })
    .optional(),
  env: z.record(z.string(), z.string()).optional(),
  steps: z.array(step).min(1),
})

const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.strictObject({ branches: z.array(z.string()) }), pull_request: z.null() }),
  permissions: z.strictObject({ contents: z.literal('read') }),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(z.string().regex(/^[a-z-]+$/), job),
})

describe('.github/workflows/ci.yml', () => {
  const text = readFileSync(join(projectRoot, '.github', 'workflows', 'ci.yml'), 'utf8')
  const parsed = workflow.parse(parse(text))
  const commands = Object.values(parsed.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))

  it('says that it was never run', () => {
    expect(text.split('\n')[0]).toContain('Configured, never run')
  })

  it('runs the README command on all three systems, with the real runtime', () => {
    const systems = parsed.jobs['test']?.strategy?.matrix.os ?? []
    expect(systems.map((system) => system.split('-')[0])).toEqual(['ubuntu', 'windows', 'macos'])
    expect(commands.filter((command) => command.endsWith('npm test'))).toHaveLength(2)
    expect(parsed.jobs['test']?.env).toEqual({ OVOSCOPE_REQUIRE_ELECTRON: '1' })
    expect(commands).toContain('bash .ci/run')
  })

  it('starts on the oldest Node that the project promises', () => {
    const engines: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
    expect(engines).toMatchObject({ engines: { node: '>=20' } })
    const versions = Object.values(parsed.jobs).flatMap(({ steps }) =>
      steps.flatMap((value) => value.with?.['node-version'] ?? []),
    )
    expect(versions).toEqual([20])
    expect(parsed.jobs['debian']?.container).toBe('node:20-bookworm')
  })

  it('calls only npm scripts that exist', () => {
    const manifest = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')))
    const called = commands.flatMap((command) =>
      [...command.matchAll(/npm run ([\w:-]+)|npm (test|start)/g)].map((match) => match[1] ?? match[2]),
    )
    for (const name of called) expect(Object.keys(manifest.scripts)).toContain(name)
  })
})
