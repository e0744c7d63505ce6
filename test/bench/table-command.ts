import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine } from '../../electron/command/command-line.ts'
import { readKeptResults } from './kept-result.ts'
import { resultTables } from './result-tables.ts'

const USAGE = `node test/bench/table-command.ts [--check]
Writes the tables of the kept results (docs/bench/*.json, each from \`npm run bench -- --json\`) into README.md; with --check it only says whether they are there.`

const ROOT = join(import.meta.dirname, '../..')
const README = join(ROOT, 'README.md')
const [BEGIN, END] = ['<!-- made by test/bench/table-command.ts, never by hand -->', '<!-- so far -->']

function main(): number {
  const { check } = commandLine({ usage: USAGE, flags: ['check'] })
  const readme = readFileSync(README, 'utf8')
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (from < 0 || to < from) {
    console.error(`README.md has no place for the tables, between ${BEGIN} and ${END}`)
    return 1
  }
  const tables = resultTables(readKeptResults(join(ROOT, 'docs/bench')))
  const fresh = `${readme.slice(0, from)}${BEGIN}\n\n${tables}\n\n${readme.slice(to)}`
  if (fresh === readme) return 0
  if (!check) {
    writeFileSync(README, fresh)
    return 0
  }
  console.error('README.md does not show the results of docs/bench; run: node test/bench/table-command.ts')
  return 1
}

process.exitCode = main()
