import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addVersion, makeSignedPackage } from '../make/signed-package.ts'
import { makeTemporaryFolder } from '../make/temporary-folder.ts'
import { type Operator, PATIENCE } from './operator.ts'
import { setStage } from './stage.ts'

const OLD = 'phantomnet-1.1.0'
const NEW = 'phantomnet-1.2.0'

const folder = makeTemporaryFolder()
/** What came with the program, and what a data scientist somewhere else has made, with a key of their own. */
const shipped = makeSignedPackage(join(folder, 'models'))
const theirs = makeSignedPackage(join(folder, 'theirs'))
const brought = addVersion(theirs, '1.2.0')
const policyPath = join(folder, 'machine/policy.json')

const stage = setStage({
  args: ['--demo', '--rate', '60000'],
  entry: [join(import.meta.dirname, 'models-console-command.ts'), shipped.modelsFolder, policyPath],
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As IT does it: into a folder that nobody else may write. */
function trustTheirKey(): void {
  const keys = join(folder, 'machine/trusted-keys')
  mkdirSync(keys, { recursive: true, mode: 0o755 })
  cpSync(join(theirs.keysFolder, 'own.pem'), join(keys, 'data-science.pem'))
  chmodSync(join(keys, 'data-science.pem'), 0o644)
}

async function openModels(operator: Operator): Promise<void> {
  await operator.go('Service')
  await operator.page.getByRole('main').getByRole('link', { name: 'Models' }).click()
  await operator.page.getByRole('heading', { level: 1, name: 'Models' }).waitFor()
}

function region(operator: Operator, name: string) {
  return operator.page.getByRole('region', { name })
}

async function judges(operator: Operator, model: string): Promise<void> {
  await expect.poll(() => region(operator, 'Judges now').innerText(), PATIENCE).toContain(model)
}

describe('a model of somebody else', () => {
  it('is not installed as long as IT does not trust its key, and then is', async () => {
    const { operator } = stage()
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(20)
    await openModels(operator)
    await operator.press('Install a package')
    await operator.page.getByLabel('Or a folder or file on the station').fill(brought)
    await operator.press('Install')
    await operator.sees('The package is signed by somebody whom this station does not trust.')
    trustTheirKey()
    await operator.press('Install')
    await operator.sees(`${NEW} is installed. It runs nowhere yet.`)
    await operator.press('Close')
    await operator.page.getByRole('rowheader', { name: NEW }).waitFor()
  })

  it('runs beside on the same scans, and the chart says of how many', async () => {
    const { operator } = stage()
    await operator.press(`Run ${NEW} beside`)
    await operator.press('Yes, run it beside')
    const beside = region(operator, 'Runs beside it')
    await expect.poll(() => beside.innerText(), PATIENCE).toMatch(/Ready\s*done/)
    // The same network: it calls nothing differently.
    await expect.poll(() => operator.fact('Called differently in all'), PATIENCE).toMatch(/^0\.00 % .* n = \d+/)
    await region(operator, 'Compared scan by scan').getByRole('img', { name: 'Called differently, by hour' }).waitFor()
    await judges(operator, OLD)
  })

  it('judges from one scan to the next while the batch runs, once somebody has said so', async () => {
    const { operator } = stage()
    await operator.press('Let it judge')
    await operator.sees('two models will have judged it')
    await operator.press('Yes, switch')
    await judges(operator, NEW)
    await operator.go('Line')
    const eggs = (await operator.eggs()) ?? 0
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(eggs + 30)
    expect(await operator.headline()).toBe('Running')
  })

  it('is taken back in one action, and the record names both', async () => {
    const { operator } = stage()
    await openModels(operator)
    await operator.press(`Roll back to ${OLD}`)
    await operator.press('Yes, roll back')
    await judges(operator, OLD)
    await operator.go('Line')
    const eggs = (await operator.eggs()) ?? 0
    await expect.poll(() => operator.eggs(), PATIENCE).toBeGreaterThan(eggs + 30)
    expect(await operator.checkSums()).toContain('Rows and counters agree')
    await operator.openNewestBatch()
    await operator.press('Read again')
    await operator.sees(`${OLD}, ${NEW}`)
  })
})
